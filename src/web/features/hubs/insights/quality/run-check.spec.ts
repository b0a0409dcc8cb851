import { describe, expect, it, vi } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import { testConsent, testServer } from '#web/api/walk/test-server.ts';
import { walk } from '#web/api/walk/walk.ts';
import { faultsOf } from './faults.ts';
import { checkConsents, type CheckProgress } from './run-check.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');

describe('a consent', () => {
  it.each<[string, Partial<Consent>, string[]]>([
    ['is in order', {}, []],
    ['is revoked', { has_consent: false, revocation_date: '2026-04-01T10:00:00Z' }, []],
    ['has a blank version', { version: ' ' }, ['blank-version']],
    ['is agreed tomorrow', { agreement_date: '2026-06-02T12:00:00Z' }, ['agreed-in-future']],
    ['is agreed on a clock that is a little ahead', { agreement_date: '2026-06-01T12:00:30Z' }, []],
    [
      'is revoked before it was given',
      { has_consent: false, revocation_date: '2026-02-01T10:00:00Z' },
      ['revoked-before-agreed'],
    ],
    ['is revoked when it was given', { has_consent: false, revocation_date: '2026-03-01T10:00:00Z' }, []],
    ['is revoked next year', { has_consent: false, revocation_date: '2027-01-01T00:00:00Z' }, ['revoked-in-future']],
    ['is in force although revoked', { revocation_date: '2026-04-01T10:00:00Z' }, ['flags-differ']],
    [
      'needs re-consent although revoked',
      { has_consent: false, requires_reconsent: true, revocation_date: '2026-04-01T10:00:00Z' },
      ['flags-differ'],
    ],
  ])('that %s', (_, changes, faults) => expect(faultsOf(testConsent(1, changes), NOW)).toEqual(faults));
});

describe('a check', () => {
  const rows = Array.from({ length: 650 }, (_, index) =>
    testConsent(index, {
      version: index % 100 === 0 ? '' : index % 10 === 3 ? '9.9' : '1.0',
      requires_reconsent: index < 5,
    }),
  );
  const check = (needing: number, terms: (version: string) => number) => {
    const { readPage, count } = testServer(rows);
    const countTerms = vi.fn(async ({ version }: { version: string }) => terms(version));
    const progress: CheckProgress[] = [];
    const source = {
      count,
      portions: () => walk(readPage, {}),
      countTerms,
      countNeeding: async () => needing,
      now: () => NOW,
    };
    const result = checkConsents(
      source,
      (work) => work(),
      (step) => progress.push(step),
    );
    return { result, countTerms, progress };
  };

  it('looks at every consent once, and asks for each version of an offering once', async () => {
    const { result, countTerms, progress } = check(5, (version) => (version === '9.9' ? 0 : 1));
    const { looked, total, counts, faulty, unpublished, at } = await result;
    expect({ looked, total, at }).toEqual({ looked: 650, total: 650, at: NOW });
    expect(counts).toMatchObject({ 'blank-version': 7, 'never-published': 65, 'flags-differ': 0 });
    expect(faulty).toHaveLength(7);
    expect(unpublished).toEqual([expect.objectContaining({ version: '9.9', offering: 'Offering 3', consents: 65 })]);
    // Ten offerings; one of them has the other version only.
    expect(countTerms).toHaveBeenCalledTimes(10);
    expect(progress).toContainEqual({ step: 'consents', done: 600, of: 650 });
    expect(progress).toContainEqual({ step: 'versions', done: 8, of: 10 });
  });

  it('tells by how many the filter differs from what the consents say', async () => {
    expect((await check(9, () => 1).result).counts['flags-differ']).toBe(4);
    expect((await check(2, () => 1).result).counts['flags-differ']).toBe(3);
  });
});
