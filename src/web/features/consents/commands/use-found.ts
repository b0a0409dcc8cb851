import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { canonicalUuid } from '#contract/uuid.ts';
import { isLike, searchable } from '#contract/likeness.ts';
import { consentOptions } from '#web/api/consents.ts';
import { describeError, isNotFound } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session.ts';
import { paths } from '#web/app/paths.ts';
import { personName } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/isolate.ts';
import { useDebounced } from '#web/lib/use-debounced.ts';
import { lookupSource } from '../filters/lookups.ts';
import { searchOptions } from '../filters/use-lookup.ts';

/** Something that can be gone to. */
export interface Found {
  id: string;
  /** What it is, in a word. */
  kind: string;
  label: string;
  detail?: string | undefined;
  to: string;
}

/** In milliseconds. */
const DELAY = 250;

/** What there is to go to for a text: pages at once, and what the server finds after a moment. */
export function useFound(typed: string): { found: Found[]; searching: boolean; problem: string | undefined } {
  const { t, i18n } = useLingui();
  const ownOnly = useRefusal()('consent.read-all') !== undefined;
  const wanted = searchable(typed.trim());
  const text = useDebounced(wanted, DELAY);
  const uuid = canonicalUuid(text);
  const enabled = text !== '' && text === wanted && uuid === undefined;
  const people = useQuery({ ...searchOptions(lookupSource('users', ownOnly), text), enabled: enabled && !ownOnly });
  const offerings = useQuery({ ...searchOptions(lookupSource('offerings', ownOnly), text), enabled });
  const consent = useQuery({ ...consentOptions(uuid ?? ''), enabled: uuid !== undefined, retry: false });
  const pages: Found[] = [
    { id: 'consents', kind: t`Page`, label: t`Consents`, to: paths.consents() },
    { id: 'my-consents', kind: t`Page`, label: t`My consents`, to: paths.myConsents() },
    { id: 'export', kind: t`Page`, label: t`Export consents`, to: paths.export() },
  ];
  const failed = [people, offerings, consent].find(({ error }) => error && !isNotFound(error))?.error;
  const things = text === wanted && wanted !== '';
  return {
    found: [
      ...(things && consent.data
        ? [
            {
              id: consent.data.uuid,
              kind: t`Consent`,
              label: `${isolate(personName(consent.data))} · ${isolate(consent.data.offering_name)}`,
              to: paths.consent(uuid ?? ''),
            },
          ]
        : []),
      ...(things ? (people.data?.options ?? []) : []).map((person) => ({
        id: person.uuid,
        kind: t`Person`,
        label: person.label,
        detail: person.detail,
        to: paths.consents(`?user=${person.uuid}`),
      })),
      ...(things ? (offerings.data?.options ?? []) : []).map((offering) => ({
        id: offering.uuid,
        kind: t`Offering`,
        label: offering.label,
        detail: offering.detail,
        to: paths.consents(`?offering=${offering.uuid}`),
      })),
      ...pages.filter(({ label }) => isLike(label, wanted)),
    ],
    searching: wanted !== '' && (text !== wanted || people.isFetching || offerings.isFetching || consent.isFetching),
    problem: failed ? describeError(failed, i18n) : undefined,
  };
}
