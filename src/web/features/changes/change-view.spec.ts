import { msg } from '@lingui/core/macro';
import { describe, expect, test } from 'vitest';
import { ApiError, parseError } from '#web/api/errors.ts';
import { english } from '#web/testing/visitor.tsx';
import { viewOf, type Circumstances } from './change-view.ts';

const words = {
  deletedMeanwhile: msg`Deleted meanwhile, so there is nothing left to revoke.`,
  whoMay: msg`Only staff may.`,
};
const ready: Circumstances = {
  known: true,
  fresh: true,
  already: false,
  seenBefore: true,
  denial: undefined,
  error: undefined,
};
const view = (changes: Partial<Circumstances>) => viewOf({ ...ready, ...changes }, words, english);

test('it asks once the consent has been read, not before', () => {
  expect(view({ fresh: false })).toEqual({ kind: 'reading' });
  expect(view({ known: false, fresh: false })).toEqual({ kind: 'reading' });
  expect(view({})).toEqual({ kind: 'ask', error: undefined });
});

test('a failed change keeps the question and says what the server said', () => {
  const error = new ApiError(500, 'The database is busy.');
  expect(view({ error })).toEqual({
    kind: 'ask',
    error: {
      message: 'Something went wrong on the server. Try again in a moment.',
      serverSays: 'The database is busy.',
    },
  });
});

test('a failed first reading asks nothing yet', () => {
  const error = new ApiError(0);
  const message = 'The server cannot be reached. Check the connection and try again.';
  const unreadable = { kind: 'unreadable', error: { message } };
  expect(view({ fresh: false, error })).toEqual(unreadable);
  expect(view({ known: false, fresh: false, error })).toEqual(unreadable);
});

test('who may not do it reads why, before and after the fresh reading', () => {
  const denied = { kind: 'denied', reason: 'Support only reads.' };
  expect(view({ denial: 'Support only reads.' })).toEqual(denied);
  expect(view({ fresh: false, denial: 'Support only reads.' })).toEqual(denied);
});

test("the server's own denial is explained, where there is something to add", () => {
  const error = new ApiError(403, "You don't have permission to revoke this consent.");
  const serverSays = "You don't have permission to revoke this consent.";
  expect(view({ error })).toEqual({ kind: 'denied', reason: 'You may not do this. Only staff may.', serverSays });
  expect(viewOf({ ...ready, error }, { ...words, whoMay: undefined }, english)).toEqual({
    kind: 'denied',
    reason: 'You may not do this.',
    serverSays,
  });
});

test('who may is not said to whom a token of theirs may have kept from it', () => {
  const error = parseError(403, { detail: 'No.' }, new Headers({ 'X-Token-Kind': 'personal' }));
  expect(view({ error })).toEqual({
    kind: 'denied',
    reason: 'You may not do this, or the personal access token that you signed in with may not.',
    serverSays: 'No.',
  });
});

test('a deleted consent is told apart from one that never was', () => {
  const error = new ApiError(404, 'No UserOfferingConsent matches the given query.');
  expect(view({ error })).toEqual({
    kind: 'missing',
    message: 'Deleted meanwhile, so there is nothing left to revoke.',
  });
  expect(view({ known: false, fresh: false, error })).toMatchObject({
    kind: 'missing',
    message: expect.stringContaining('does not exist'),
  });
});

describe('a consent that is already as the change would leave it', () => {
  test('tells whether that happened while it was being looked at', () => {
    expect(view({ already: true })).toEqual({ kind: 'already', meanwhile: true });
    expect(view({ already: true, seenBefore: false })).toEqual({ kind: 'already', meanwhile: false });
  });

  test('is not taken for that before a fresh reading', () => {
    expect(view({ already: true, fresh: false, seenBefore: false })).toEqual({ kind: 'reading' });
  });
});
