import { expect, test } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';
import { revocationView } from './revocation-state.ts';

const active = { consent: { has_consent: true }, fresh: true, seenActive: true, refusal: undefined, error: undefined };
const revoked = { ...active, consent: { has_consent: false } };

test('a consent in force is asked about', () => {
  expect(revocationView(active)).toEqual({ kind: 'ask', error: undefined });
});

test('a consent revoked already tells whether that happened while the page was open', () => {
  expect(revocationView(revoked)).toEqual({ kind: 'already', meanwhile: true });
  expect(revocationView({ ...revoked, seenActive: false })).toEqual({ kind: 'already', meanwhile: false });
});

test('a stale "revoked" is not believed', () => {
  expect(revocationView({ ...revoked, fresh: false, seenActive: false })).toEqual({ kind: 'reading' });
});

test("the server's refusal is completed by who may", () => {
  const error = new ApiError(403, "You don't have permission to revoke this consent.");
  expect(revocationView({ ...active, error })).toEqual({
    kind: 'refused',
    reason: `${error.message} ${WHO_MAY_REVOKE}`,
  });
});
