import { expect, test } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { viewOf, type Circumstances } from './change-view.ts';

const ready: Circumstances = { consent: { has_consent: true }, fresh: true, refusal: undefined, error: undefined };
const words = { deed: 'revoke', whoMay: 'Only staff may.' };
const view = (changes: Partial<Circumstances>) => viewOf({ ...ready, ...changes }, words);

test('it asks once the consent has been read, not before', () => {
  expect(view({ fresh: false })).toEqual({ kind: 'reading' });
  expect(view({ consent: undefined, fresh: false })).toEqual({ kind: 'reading' });
  expect(view({})).toEqual({ kind: 'ask', error: undefined });
});

test('a failed change keeps the question and says what the server said', () => {
  const error = new ApiError(500, 'The database is busy.');
  expect(view({ error })).toEqual({ kind: 'ask', error: 'The database is busy.' });
});

test('a failed first read asks nothing yet', () => {
  const error = new ApiError(0, 'The server cannot be reached.');
  const unreadable = { kind: 'unreadable', error: 'The server cannot be reached.' };
  expect(view({ fresh: false, error })).toEqual(unreadable);
  expect(view({ consent: undefined, fresh: false, error })).toEqual(unreadable);
});

test('who may not do it reads why, before and after the fresh read', () => {
  const refused = { kind: 'refused', reason: 'Support only reads.' };
  expect(view({ refusal: 'Support only reads.' })).toEqual(refused);
  expect(view({ fresh: false, refusal: 'Support only reads.' })).toEqual(refused);
});

test("the server's own refusal is explained, where there is something to add", () => {
  const error = new ApiError(403, 'You may not.');
  expect(view({ error })).toEqual({ kind: 'refused', reason: 'You may not. Only staff may.' });
  expect(viewOf({ ...ready, error }, { deed: 'delete' })).toEqual({ kind: 'refused', reason: 'You may not.' });
});

test('a deleted consent is told apart from one that never was', () => {
  const error = new ApiError(404, 'No UserOfferingConsent matches the given query.');
  expect(view({ error })).toEqual({
    kind: 'missing',
    message: 'This consent has been deleted meanwhile, so there is nothing left to revoke.',
  });
  expect(view({ consent: undefined, fresh: false, error })).toMatchObject({
    kind: 'missing',
    message: expect.stringContaining('does not exist'),
  });
});
