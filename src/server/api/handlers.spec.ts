import { expect, expectTypeOf, test } from 'vitest';
import { apiDocument, readOperations } from './openapi/document.ts';
import { handlers } from './api.ts';
import type { Result, Caller, Handlers, Input } from './openapi/operation.ts';

type Version = 'version_retrieve';

test('the handlers are the operations of the contract, no more and no fewer', () => {
  const ids = [...readOperations(apiDocument).values()].flat().map(({ id }) => id);
  expect(Object.keys(handlers).sort()).toEqual(ids.sort());
});

test('the compiler refuses a missing handler, a wrong status and a wrong body', () => {
  // @ts-expect-error the handlers of all other operations are missing
  const missing: Handlers = { version_retrieve: handlers.version_retrieve };
  // @ts-expect-error the contract knows no 202 here
  const status: Result<Version> = { status: 202, body: { version: '1' } };
  // @ts-expect-error the version is text
  const body: Result<Version> = { status: 200, body: { version: 1 } };
  // @ts-expect-error a list says how many items there are
  const list: Result<'users_list'> = { status: 200, body: [] };
  // @ts-expect-error a deletion has no body
  const deletion: Result<'marketplace_user_offering_consents_destroy'> = { status: 204, body: { gone: true } };
  expect([missing, status, body, list, deletion]).toHaveLength(5);
});

test('inputs are typed by the contract', () => {
  expectTypeOf<Input<Version>['actor']>().toEqualTypeOf<Caller>();
  expectTypeOf<Input<'auth_password'>['actor']>().toEqualTypeOf<undefined>();
  expectTypeOf<Input<'users_retrieve'>['path']>().toEqualTypeOf<{ uuid: string }>();
  expectTypeOf<Input<'users_list'>['query']['is_staff']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Input<'auth_password'>['body']>().returns.resolves.toEqualTypeOf<{
    username: string;
    password: string;
  }>();
});

test('an operation without a security statement is not served', () => {
  const { security: _, ...document } = apiDocument;
  expect(() => readOperations(document)).toThrow('has no security statement');
});

test('an operation that became public is not served until the code knows', () => {
  const paths = structuredClone(apiDocument.paths);
  Object.assign(paths['/api/users/']?.['get'] ?? {}, { security: [] });
  expect(() => readOperations({ ...apiDocument, paths })).toThrow('Operation users_list is public in the document');
});
