import type { Consent } from '#contract/operations.ts';
import { sharedAttributes } from '#web/domain/attributes.ts';
import { Section } from './Section.tsx';

/** Which personal attributes the provider of the offering receives. */
export function SharedAttributes({ consent }: { consent: Consent }) {
  const attributes = sharedAttributes(consent);
  return (
    <Section title="Shared with the provider">
      {attributes === undefined && <p>The server does not say which personal attributes the provider receives.</p>}
      {attributes?.length === 0 && <p>The offering shares no personal attributes with its provider.</p>}
      {attributes !== undefined && attributes.length > 0 && (
        <>
          <p>The offering shares these personal attributes with its provider:</p>
          <ul>
            {attributes.map((attribute) => (
              <li key={attribute}>{attribute}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
