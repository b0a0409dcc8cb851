import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { canonicalUuid } from '#contract/uuid.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { optional, text, type Parameter } from '#web/lib/search.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import { dayRangeWords, endOfDay, readDay, startOfDay } from '#web/lib/time/days.ts';
import { MOST_CHOSEN, type ConsentsQuery } from '#web/api/consents.ts';
import { described, type AddressParameter, type Filter, type FilterField } from './filter.ts';

/** Parameters under names that only the caller knows. */
function named<Name extends string, Value>(names: readonly Name[], describe: (name: Name) => AddressParameter<Value>) {
  // Object.fromEntries widens to any string; the record has exactly these.
  return Object.fromEntries(names.map((name) => [name, describe(name)])) as Record<Name, AddressParameter<Value>>;
}

/** Each once, in the order in which they were chosen; one that cannot be read makes all of them unreadable. */
const uuids: Parameter<string | undefined> = {
  repeated: true,
  read: (raw) => {
    const all = new Set(raw?.split(',').map((text) => canonicalUuid(text.trim())));
    return all.has(undefined) || all.size > MOST_CHOSEN ? undefined : [...all].join() || undefined;
  },
  print: (value) => value,
};

const day: Parameter<string | undefined> = {
  read: (raw) => (raw === null ? undefined : readDay(raw)),
  print: (value) => value,
};

/** Those parameters of the API whose values are of this type. */
type ParameterOf<Type> = {
  [Name in keyof ConsentsQuery]-?: Type extends ConsentsQuery[Name] ? Name : never;
}[keyof ConsentsQuery];
type TextParameter = ParameterOf<string>;

type Lookup = Extract<FilterField, { kind: 'lookup' }>;
type ExactText = Extract<FilterField, { kind: 'text' }>;

interface LookupSettings extends Pick<Lookup, 'things' | 'hint' | 'inRow' | 'onlyThis' | 'several'> {
  label: MessageDescriptor;
  api: ParameterOf<string[]>;
  audience: Filter['audience'];
}

/** Rows of one thing or any of several, found by their names and kept in the address by their uuids. */
export function lookup<Id extends string>(id: Id, { label, api, audience, ...field }: LookupSettings): Filter<Id> {
  return {
    id,
    label,
    audience,
    parameters: named([id], () =>
      described(uuids, label, ({ i18n }) => i18n._(msg`a UUID, or up to ${MOST_CHOSEN} of them`)),
    ),
    field: { kind: 'lookup', parameter: id, ...field },
    query: ({ [id]: value }) => ({ [api]: value?.split(',') }),
    value: ({ [id]: value }, { formats }, names = value?.split(',') ?? []) => {
      const [only = '', ...others] = names;
      return value && (others.length === 0 ? only : formats.anyOf(names.map(isolate)));
    },
    needs: ({ [id]: value }) =>
      value?.includes(',') ? { addition: 'several in a filter', label: field.several } : undefined,
  };
}

/** "25, 50 or 100". */
export const anyOf =
  (options: readonly string[]) =>
  ({ formats }: Visitor): string =>
    formats.anyOf(options);

interface ChoiceSettings<Option extends string> {
  label: MessageDescriptor;
  options: readonly Option[];
  labels: Record<Option, MessageDescriptor>;
  query: (option: Option) => ConsentsQuery;
}

/** Rows of one of a few kinds. */
export function choice<Id extends string, Option extends string>(
  id: Id,
  { label, options, labels, query }: ChoiceSettings<Option>,
): Filter<Id, Option> {
  return {
    id,
    label,
    audience: 'everyone',
    parameters: named([id], () => described(optional(options), label, anyOf(options))),
    field: {
      kind: 'choice',
      parameter: id,
      options: options.map((value) => ({ value, label: labels[value] })),
    },
    query: ({ [id]: option }) => (option === undefined ? {} : query(option)),
    value: ({ [id]: option }, { i18n }) => option && i18n._(labels[option]),
    needs: () => undefined,
  };
}

/** Rows with exactly this text. */
export function exactText<Id extends string>(
  id: Id,
  { label, api, ...field }: Omit<ExactText, 'kind' | 'parameter'> & { label: MessageDescriptor; api: TextParameter },
): Filter<Id> {
  return {
    id,
    label,
    audience: 'everyone',
    parameters: named([id], () => described(text(), label, ({ i18n }) => i18n._(msg`any text`))),
    field: { kind: 'text', parameter: id, ...field },
    query: ({ [id]: value }) => ({ [api]: value }),
    value: ({ [id]: value }) => value,
    needs: () => undefined,
  };
}

interface DaysSettings {
  label: MessageDescriptor;
  /** The labels of both ends, for addresses that cannot be read. */
  ends: { from: MessageDescriptor; to: MessageDescriptor };
  /** What else there is to know of that date. */
  note: MessageDescriptor;
  after: TextParameter;
  before: TextParameter;
}

/** Rows whose date lies between two of the visitor's days, both included; either end may be open. */
export function days<Id extends string>(
  id: Id,
  { label, ends, note, after, before }: DaysSettings,
): Filter<`${Id}_from` | `${Id}_to`> {
  const from = `${id}_from` as const;
  const to = `${id}_to` as const;
  const example = '2026-03-31';
  const allowed = ({ i18n }: Visitor) => i18n._(msg`a day such as ${example}`);
  return {
    id,
    label,
    audience: 'everyone',
    parameters: named([from, to], (name) => described(day, name === from ? ends.from : ends.to, allowed)),
    field: { kind: 'days', from, to, note },
    query: ({ [from]: first, [to]: last }, timeZone) => ({
      [after]: first && startOfDay(first, timeZone),
      [before]: last && endOfDay(last, timeZone),
    }),
    value: ({ [from]: first, [to]: last }, visitor) => dayRangeWords(first, last, visitor),
    needs: () => ({ addition: 'filters by date', label }),
  };
}
