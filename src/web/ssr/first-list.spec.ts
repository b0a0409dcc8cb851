import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryText } from '#web/lib/query-text.ts';
import { expectsSession, rememberSignedIn } from './expected-session.ts';
import { firstListQuery } from './first-list.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const asked = (pathname: string, search = '') => {
  const query = firstListQuery({ pathname, search });
  return query && queryText(query);
};

describe('what to ask the list for first', () => {
  it('is the first page of the newest where the address says nothing', () => {
    expect(asked('/consents')).toBe('o=-agreement_date%2C-created&page=1&page_size=50');
  });

  it('is nothing on other pages', () => {
    for (const path of ['/', '/my-consents', '/sign-in', '/consents/1', '/consentsx']) {
      expect(asked(path)).toBeUndefined();
    }
    expect(asked('/consents/')).toBeDefined();
  });

  it('follows the filters, and the usual where the address says what means nothing', () => {
    expect(asked('/consents', '?state=revoked&version=2.0&sort=created&page=3&page_size=25')).toBe(
      'version=2.0&has_consent=false&o=created&page=3&page_size=25',
    );
    expect(asked('/consents', '?state=gone&offering=7&sort=name&page=-1&page_size=7')).toBe(
      'o=-agreement_date%2C-created&page=1&page_size=50',
    );
  });

  it('follows the remembered view of an address that says nothing', () => {
    kept.set('consent-desk.consents.view', 'page_size=100');
    expect(asked('/consents')).toMatch(/page_size=100$/);
    expect(asked('/consents', '?page=2')).toMatch(/page=2&page_size=50$/);
  });
});

describe('the note that there is a session', () => {
  it('lasts until somebody signs out', () => {
    expect(expectsSession()).toBe(false);
    rememberSignedIn(true);
    expect(expectsSession()).toBe(true);
    rememberSignedIn(false);
    expect(expectsSession()).toBe(false);
  });

  it('is absent where the browser forbids storage', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    rememberSignedIn(true);
    expect(expectsSession()).toBe(false);
  });
});
