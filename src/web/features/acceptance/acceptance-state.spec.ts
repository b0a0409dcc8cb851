import { describe, expect, it } from 'vitest';
import { isCurrent, outcomeOf, sameTerms } from './acceptance-state.ts';

const shown = { uuid: 't2', version: '2.0', terms_of_service: '<p>Two</p>', terms_of_service_link: '' };
const given = { has_consent: true, version: '2.0' };

describe('terms are the same as those on screen', () => {
  it('when nothing that can be read differs', () => expect(sameTerms(shown, { ...shown })).toBe(true));

  it.each([
    { uuid: 't3' },
    { version: '2.1' },
    { terms_of_service: '<p>Two!</p>' },
    { terms_of_service_link: 'https://example.org/' },
  ])('but not with %j', (change) => expect(sameTerms(shown, { ...shown, ...change })).toBe(false));
});

describe('nothing is left to accept', () => {
  it('with a consent in force to the active version, blank ones included', () => {
    expect(isCurrent(given, shown)).toBe(true);
    expect(isCurrent({ has_consent: true, version: '' }, { version: '' })).toBe(true);
  });

  it.each([undefined, { ...given, has_consent: false }, { ...given, version: '1.0' }])('but not with %j', (consent) =>
    expect(isCurrent(consent, shown)).toBe(false),
  );
});

describe('what came of accepting', () => {
  it('is what was shown, even when a newer version comes into force right afterwards', () => {
    expect(outcomeOf(shown, given, shown)).toBe('as-shown');
    expect(outcomeOf(shown, given, undefined)).toBe('as-shown');
    expect(outcomeOf(shown, given, { ...shown, uuid: 't3', version: '3.0' })).toBe('as-shown');
  });

  it('is another version, or another text of the same version, when the terms changed at that moment', () => {
    expect(outcomeOf(shown, { ...given, version: '3.0' }, shown)).toBe('other-version');
    expect(outcomeOf(shown, given, { ...shown, terms_of_service: '<p>Else</p>' })).toBe('other-text');
  });

  it('is nothing in force when it was withdrawn at once elsewhere, or deleted', () => {
    expect(outcomeOf(shown, { ...given, has_consent: false }, shown)).toBe('not-in-force');
    expect(outcomeOf(shown, undefined, shown)).toBe('not-in-force');
  });
});
