import type { components, operations, paths } from './schema.d.ts';

// Types that both sides derive from the contract; neither declares a shape again.
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Consent = Schema<'UserOfferingConsent'>;
export type Terms = Schema<'OfferingTermsOfService'>;
export type Offering = Schema<'Offering'>;
export type User = Schema<'User'>;
export type ConsentEvent = Schema<'Event'>;

export type OperationId = keyof operations;

type Parameters<Op extends OperationId, In extends 'query' | 'path'> = operations[Op] extends {
  parameters: { [Key in In]?: infer Values };
}
  ? NonNullable<Values>
  : never;

export type Query<Op extends OperationId> = Parameters<Op, 'query'>;
export type PathParameters<Op extends OperationId> = Parameters<Op, 'path'>;

export type Body<Op extends OperationId> = operations[Op] extends {
  requestBody?: { content: { 'application/json': infer Content } };
}
  ? Content
  : undefined;

type Responses<Op extends OperationId> = operations[Op]['responses'];

export type SuccessStatus<Op extends OperationId> = Extract<keyof Responses<Op>, 200 | 201 | 204 | 302>;

/** `undefined` where the operation has no body. */
export type Success<Op extends OperationId> = Responses<Op>[SuccessStatus<Op> & keyof Responses<Op>] extends {
  content: { 'application/json': infer Content };
}
  ? Content
  : undefined;

/** In a response to a failed change: `unknown` when it may have happened all the same. */
export const OUTCOME_HEADER = 'x-outcome';

/** Each status with the body that belongs to it. */
export type Outcome<Op extends OperationId> = {
  [Status in SuccessStatus<Op>]: {
    status: Status;
    body: Responses<Op>[Status & keyof Responses<Op>] extends { content: { 'application/json': infer Content } }
      ? Content
      : undefined;
  };
}[SuccessStatus<Op>];

export type ListPath = {
  [Path in keyof paths]: paths[Path] extends {
    get: { responses: { 200: { content: { 'application/json': unknown[] } } } };
  }
    ? Path
    : never;
}[keyof paths];

export type ListQuery<Path extends ListPath> = paths[Path] extends {
  get: { parameters: { query?: infer Values } };
}
  ? NonNullable<Values>
  : never;

export type Row<Path extends ListPath> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': (infer Item)[] } } } };
}
  ? Item
  : never;
