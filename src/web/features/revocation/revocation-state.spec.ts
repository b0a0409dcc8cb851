import { describe, expect, test } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { WHO_MAY_REVOKE } from '#web/lib/consent-words.ts';
import { judge, viewOf, type Circumstances } from './revocation-state.ts';

const asked = { has_consent: true, version: '1.0', modified: '2026-03-01T10:00:00Z' };

describe('the fresh read before the revocation is sent', () => {
  test('an unchanged consent is revoked', () => {
    expect(judge(asked, { ...asked })).toBe('same');
  });

  test('one that somebody else revoked is left alone', () => {
    expect(judge(asked, { ...asked, has_consent: false, modified: '2026-03-02T10:00:00Z' })).toBe('revoked');
  });

  test('a newly accepted version is asked about again', () => {
    expect(judge(asked, { ...asked, version: '2.0' })).toBe('changed');
  });

  test('so is one revoked and given again on the same version', () => {
    expect(judge(asked, { ...asked, modified: '2026-03-02T10:00:00Z' })).toBe('changed');
  });
});

const ready: Circumstances = {
  consent: { has_consent: true },
  fresh: true,
  seenActive: true,
  changed: false,
  refusal: undefined,
  error: undefined,
};
const revoked = { has_consent: false };

describe('what the dialog shows', () => {
  test('it asks once the consent has been read, not before', () => {
    expect(viewOf({ ...ready, fresh: false })).toEqual({ kind: 'reading' });
    expect(viewOf({ ...ready, consent: undefined, fresh: false })).toEqual({ kind: 'reading' });
    expect(viewOf(ready)).toEqual({ kind: 'ask', changed: false, error: undefined });
  });

  test('a stale "revoked" is not believed either', () => {
    expect(viewOf({ ...ready, consent: revoked, fresh: false, seenActive: false })).toEqual({ kind: 'reading' });
  });

  test('a consent revoked already tells whether that happened while the page was open', () => {
    expect(viewOf({ ...ready, consent: revoked })).toEqual({ kind: 'already', meanwhile: true });
    expect(viewOf({ ...ready, consent: revoked, seenActive: false })).toEqual({ kind: 'already', meanwhile: false });
  });

  test('a failed revocation keeps the question and says what the server said', () => {
    const error = new ApiError(500, 'The database is busy.');
    expect(viewOf({ ...ready, error })).toEqual({ kind: 'ask', changed: false, error: 'The database is busy.' });
  });

  test('a failed first read asks nothing yet', () => {
    const error = new ApiError(0, 'The server cannot be reached.');
    const view = { kind: 'unreadable', error: 'The server cannot be reached.' };
    expect(viewOf({ ...ready, fresh: false, error })).toEqual(view);
    expect(viewOf({ ...ready, consent: undefined, fresh: false, error })).toEqual(view);
  });

  test('who may not revoke reads why, before and after the fresh read', () => {
    const view = { kind: 'refused', reason: 'Support only reads.' };
    expect(viewOf({ ...ready, refusal: 'Support only reads.' })).toEqual(view);
    expect(viewOf({ ...ready, fresh: false, refusal: 'Support only reads.' })).toEqual(view);
  });

  test("the server's own refusal is explained", () => {
    const error = new ApiError(403, "You don't have permission to revoke this consent.");
    expect(viewOf({ ...ready, error })).toEqual({ kind: 'refused', reason: `${error.message} ${WHO_MAY_REVOKE}` });
  });

  test('a deleted consent is told apart from one that never was', () => {
    const error = new ApiError(404, 'No UserOfferingConsent matches the given query.');
    expect(viewOf({ ...ready, error })).toMatchObject({ kind: 'missing', message: expect.stringContaining('deleted') });
    expect(viewOf({ ...ready, consent: undefined, fresh: false, error })).toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('does not exist'),
    });
  });
});
