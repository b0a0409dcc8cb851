import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { isLike, searchable } from '#contract/likeness.ts';
import { consentOptions } from '#web/api/consents.ts';
import { describeError, isNotFound } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { readUuid } from '#web/domain/typed.ts';
import { askFor } from '#web/lib/command-keys.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { switchMask } from '#web/lib/mask/switch-mask.ts';
import { useDebounced } from '#web/lib/settling.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { lookupSource } from '../filters/lookup/lookups.ts';
import { searchOptions } from '../filters/lookup/lookup-queries.ts';

/** Something that can be gone to or done. */
export interface Found {
  id: string;
  /** What it is, in a word; absent where its label says so. */
  kind?: string;
  label: string;
  detail?: string | undefined;
  to?: string;
  run?: () => void;
}

/** In milliseconds. */
const DELAY = 250;

/** What there is to go to for a text: pages and actions at once, and what the server finds after a moment. */
export function useFound(typed: string): { found: Found[]; searching: boolean; problem: string | undefined } {
  const { i18n } = useLingui();
  const ownOnly = useRefusal()('consent.read-all') !== undefined;
  const wanted = searchable(typed.trim());
  const text = useDebounced(wanted, DELAY);
  const uuid = readUuid(text, 'consents');
  const consent = useQuery({ ...consentOptions(uuid ?? ''), enabled: uuid !== undefined, retry: false });
  // A uuid alone does not say of what it is.
  const enabled = text !== '' && text === wanted && (uuid === undefined || isNotFound(consent.error));
  const people = useQuery({ ...searchOptions(lookupSource('users', ownOnly), text), enabled: enabled && !ownOnly });
  const offerings = useQuery({ ...searchOptions(lookupSource('offerings', ownOnly), text), enabled });
  const waysOf = useWays(ownOnly);
  const always = useAlways(ownOnly);
  const failed = [people, offerings, consent].find(({ error }) => error && !isNotFound(error))?.error;
  const isFetching = people.isFetching || offerings.isFetching || consent.isFetching;
  // All at once: what came later would move what is about to be taken.
  const things =
    text === wanted && wanted !== '' && !isFetching
      ? [
          ...(consent.data ? [waysOf.consent(consent.data)] : []),
          ...(people.data?.options ?? []).flatMap(waysOf.person),
          ...(offerings.data?.options ?? []).flatMap(waysOf.offering),
        ]
      : [];
  return {
    found: [...things, ...always.filter(({ label }) => isLike(label, wanted))],
    searching: wanted !== '' && (text !== wanted || isFetching),
    problem: failed ? describeError(failed, i18n) : undefined,
  };
}

/** Where what was found leads: to its own page first, then to the list of its consents. */
function useWays(ownOnly: boolean) {
  const { t } = useLingui();
  const list = (of: 'user' | 'offering', { uuid, label }: LookupOption): Found => ({
    id: `consents-${uuid}`,
    label: t`Consents of ${isolate(label)}`,
    to: paths.consents(`?${of}=${uuid}`),
  });
  return {
    consent: (consent: Consent): Found => ({
      id: consent.uuid,
      kind: t`Consent`,
      label: `${isolate(personName(consent))} · ${isolate(consent.offering_name)}`,
      to: paths.consent(plainUuid(consent.uuid)),
    }),
    person: (person: LookupOption): Found[] => [
      { id: person.uuid, kind: t`Person`, label: person.label, detail: person.detail, to: paths.user(person.uuid) },
      list('user', person),
    ],
    offering(offering: LookupOption): Found[] {
      const { uuid, label, detail } = offering;
      const hub = { id: uuid, kind: t`Offering`, label, detail, to: paths.offering(uuid) };
      return ownOnly ? [list('offering', offering)] : [hub, list('offering', offering)];
    },
  };
}

/** Pages and actions, which are there whatever is typed. */
function useAlways(ownOnly: boolean): Found[] {
  const { t } = useLingui();
  const { masked } = useVisitor();
  // Owners and managers of organisations do as well.
  const seesFigures = useRefusal()('offering.read-statistics') === undefined;
  const page = (label: string, to: string): Found => ({ id: to, kind: t`Page`, label, to });
  return [
    page(t`Consents`, paths.consents()),
    ...(seesFigures ? [page(t`Offerings`, paths.offerings())] : []),
    ...(ownOnly ? [] : [page(t`Insights`, paths.insights()), page(t`Coverage`, paths.coverage())]),
    page(t`My consents`, paths.myConsents()),
    page(t`My log`, paths.myLog()),
    page(t`Export consents`, paths.export()),
    {
      id: 'mask',
      kind: t`Action`,
      label: masked ? t`Show personal data` : t`Mask personal data`,
      run: () => switchMask(!masked),
    },
    { id: 'keys', kind: t`Action`, label: t`Keyboard shortcuts`, run: () => askFor('keys') },
  ];
}
