import { beforeAll, expect, it, vi } from 'vitest';
import type { Terms } from '#contract/operations.ts';
import { english } from '#web/testing/visitor.tsx';
import type * as Module from './accepted-terms.ts';

// The client of the API asks the page for its origin when it is loaded.
let acceptedTerms: typeof Module.acceptedTerms;
beforeAll(async () => {
  vi.stubGlobal('location', { origin: 'http://localhost' });
  ({ acceptedTerms } = await import('./accepted-terms.ts'));
});

const terms = (version: string, changes: Partial<Terms> = {}): Terms => ({
  uuid: `${version}-${JSON.stringify(changes)}`,
  offering_uuid: 'o',
  offering_name: 'Vega HPC',
  terms_of_service: '<p>Use it well.</p>',
  terms_of_service_link: '',
  version,
  is_active: false,
  requires_reconsent: false,
  grace_period_days: 60,
  activated: null,
  user_consent: null,
  has_user_consent: false,
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  ...changes,
});

it('the accepted and the current terms are both there when they differ', () => {
  const [older, newer] = [terms('1.0'), terms('2.0', { is_active: true })];
  expect(acceptedTerms('1.0', [newer, older], true, english)).toEqual({ accepted: older, current: newer, remarks: [] });
});

it('there is one text when the accepted one is in force', () => {
  const active = terms('2.0', { is_active: true });
  expect(acceptedTerms('2.0', [active, terms('1.0')], true, english)).toEqual({
    accepted: active,
    current: undefined,
    remarks: ['The accepted terms are the current ones.'],
  });
});

it('a text that is gone no longer exists for those who would see it, and may be hidden from others', () => {
  const newer = terms('2.0', { is_active: true });
  expect(acceptedTerms('1.0', [newer], true, english)).toEqual({
    accepted: undefined,
    current: newer,
    remarks: ['The text of version 1.0 no longer exists.'],
  });
  expect(acceptedTerms('1.0', [], false, english).remarks).toEqual([
    'The text of version 1.0 no longer exists, or is not visible to you.',
  ]);
});

it('of several texts with one version the likeliest is shown, and it is said that nobody knows', () => {
  const active = terms('1.0', { is_active: true });
  const { accepted, remarks } = acceptedTerms('1.0', [terms('1.0'), active], true, english);
  expect(accepted).toBe(active);
  expect(remarks[0]).toBe('2 texts bear this version. Which one was accepted is not recorded; the likeliest is shown.');
});

it('a blank version is said to be, with a text without a version or without any', () => {
  const blank = terms('');
  const newer = terms('2.0', { is_active: true });
  expect(acceptedTerms('', [newer, blank], true, english)).toEqual({
    accepted: blank,
    current: newer,
    remarks: ['The record states no version.', 'The text shown as accepted is the only one without a version.'],
  });
  expect(acceptedTerms('', [newer], true, english).remarks[1]).toMatch(/cannot be told which one was accepted/);
  expect(acceptedTerms('', [newer], false, english).remarks[1]).toMatch(/visible to you/);
});

it('terms that are a link only say nothing of what stood there', () => {
  const link = terms('1.0', { terms_of_service: ' ', terms_of_service_link: 'https://example.org/terms' });
  expect(acceptedTerms('1.0', [link], true, english).remarks).toEqual([
    'These terms are a link only. What stood there when they were accepted is not recorded.',
    'No terms are in force at this offering now.',
  ]);
});
