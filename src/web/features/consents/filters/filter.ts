import type { MessageDescriptor } from '@lingui/core';
import type { Consent } from '#contract/operations.ts';
import type { Addition } from '#web/api/dialect/additions.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';
import type { Things } from '#web/domain/typed.ts';
import type { Parameter } from '#web/lib/search.ts';
import type { Visitor } from '#web/lib/visitor.tsx';

/** A parameter of the address, with what to say when its text cannot be read. */
export interface AddressParameter<Value> extends Parameter<Value> {
  label: MessageDescriptor;
  /** What it may hold, in words: "a UUID". */
  allowed: (visitor: Visitor) => string;
}

export const described = <Value>(
  parameter: Parameter<Value>,
  label: MessageDescriptor,
  allowed: AddressParameter<Value>['allowed'],
): AddressParameter<Value> => ({ ...parameter, label, allowed });

/** An addition to Waldur, and what cannot be filtered by without it: "several users". */
export interface Need {
  addition: Addition;
  label: MessageDescriptor;
}

/** How a filter is set above the list; `FilterControl` has a field for each kind. */
export type FilterField =
  | {
      kind: 'lookup';
      parameter: string;
      things: Things;
      /** What can be typed: "Name or UUID". */
      hint: MessageDescriptor;
      /** The uuid and name that a row holds of such a thing. */
      inRow: (consent: Consent) => { uuid: string; name: string };
      /** In the menu of a row: "Only this offering". */
      onlyThis: MessageDescriptor;
      /** More than one of them: "several offerings". */
      several: MessageDescriptor;
    }
  | { kind: 'choice'; parameter: string; options: readonly { value: string; label: MessageDescriptor }[] }
  | {
      kind: 'text';
      parameter: string;
      maxLength: number;
      /** The texts to choose from. */
      suggests: 'versions';
    }
  | { kind: 'days'; from: string; to: string; note: MessageDescriptor };

/** What the address says of some filters, by their parameters. */
export type FilterValues<Name extends string = string, Value extends string = string> = Readonly<
  Record<Name, Value | undefined>
>;

/**
 * One filter of the list: all that the app knows of it. Nothing in the address, which is `undefined` in the search, means
 * that it is off.
 */
export interface Filter<Name extends string = string, Value extends string = string> {
  id: string;
  label: MessageDescriptor;
  /** Its parameters of the address by their names. */
  parameters: Record<Name, AddressParameter<Value | undefined>>;
  field: FilterField;
  /** `all`: only for those who see all consents. */
  audience: 'everyone' | 'all';
  // Methods, so that filters of different parameters fit into one list.
  /** The API's parameters for it. `timeZone` is the visitor's, by its IANA name. */
  query(search: FilterValues<Name, Value>, timeZone: string): ConsentsQuery;
  /** What it is set to, in words; `undefined` when off. `names` are those of the things behind its uuids. */
  value(search: FilterValues<Name, Value>, visitor: Visitor, names?: readonly string[]): string | undefined;
  /** What of the API it relies on that a Waldur ignores, so that the app asks before. */
  needs(search: FilterValues<Name, Value>): Need | undefined;
}
