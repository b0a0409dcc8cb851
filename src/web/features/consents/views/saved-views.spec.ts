import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testStorage } from '#web/testing/storage.ts';
import { keepViews, savedViews, startSearch, viewSearch, watchViews } from './saved-views.ts';
import { addViewsOf, viewsFile } from './views-file.ts';

let stored = new Map<string, string>();

beforeEach(() => {
  stored = testStorage();
});

const UUID = '94c78431-2cfb-4864-a29d-fcca55c349dd';
const search = (text: string) => viewSearch(new URLSearchParams(text));
const view = (name: string, text = 'state=revoked') => ({ id: name, name, search: search(text) });

describe('a saved view', () => {
  it('keeps filters, order and columns, but neither the page nor what the list does not know', () => {
    expect(search(`page=4&state=revoked&user=${UUID}&sort=modified&from=mail&columns=user,state`)).toBe(
      `user=${UUID}&state=revoked&sort=modified&columns=user%2Cstate`,
    );
  });

  it('keeps each of several things', () => {
    const several = `offering=${UUID}&offering=${UUID.replace('94', '00')}`;
    expect(search(`${several}&page=2`)).toBe(several);
  });

  it('of the usual list says so, since an address that says nothing means the list as it was last', () => {
    expect(search('page=2')).toBe('sort=-agreement_date');
  });

  it('is there when the browser comes back, and tells those who watch', () => {
    const told = vi.fn();
    vi.stubGlobal('addEventListener', () => {});
    watchViews(told);
    expect(keepViews({ views: [view('a'), view('b', 'state=active')], start: 'b' })).toBe(true);
    expect(told).toHaveBeenCalledOnce();
    expect(savedViews()).toBe(savedViews());
    expect(savedViews().views.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(startSearch()).toBe('state=active');
  });

  it.each(['', '[]', '{"views":7}', '{"views":[{"name":"x"}]}', '{'])('is none in %j', (text) => {
    stored.set('consent-desk.consents.views', text);
    expect(savedViews()).toEqual({ views: [], start: undefined });
    expect(startSearch()).toBe('');
  });

  it('that is gone is no start page', () => {
    keepViews({ views: [view('a')], start: 'b' });
    expect(startSearch()).toBe('');
  });

  it('comes and goes by a file, once', () => {
    const mine = { views: [view('a'), view('b', 'state=active')], start: 'a' };
    const text = JSON.stringify(viewsFile(mine));
    expect(addViewsOf(text, mine)).toEqual({ all: mine, added: 0, unreadable: 0, tooMany: 0 });
    const result = addViewsOf(text, { views: [view('c')], start: undefined });
    expect(result?.added).toBe(2);
    expect(result?.all.views.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  });

  it('of a file gets a name of its own, and what is left out is counted', () => {
    const of = (...views: unknown[]) => JSON.stringify({ schema_version: 'consent-desk views 1', views });
    const text = of({ name: 'a', search: 'state=active' }, { name: 'a', search: 'version=2' }, { name: 7 }, 'x');
    const result = addViewsOf(text, { views: [view('a')], start: undefined });
    expect(result?.all.views.map(({ name }) => name)).toEqual(['a', 'a (2)', 'a (3)']);
    expect(result).toMatchObject({ added: 2, unreadable: 2, tooMany: 0 });
    const full = Array.from({ length: 49 }, (_, index) => view(String(index)));
    expect(addViewsOf(text, { views: full, start: undefined })).toMatchObject({ added: 1, tooMany: 1 });
  });

  it('of a file leads nowhere but to the list', () => {
    const text = JSON.stringify({
      schema_version: 'consent-desk views 1',
      views: [{ name: ' x '.repeat(90), search: 'state=nonsense&user=javascript:1' }, { name: '' }, null],
    });
    const [added] = addViewsOf(text, { views: [], start: undefined })?.all.views ?? [];
    expect(added?.name.length).toBeLessThanOrEqual(60);
    expect(added?.search).toBe('sort=-agreement_date');
    expect(addViewsOf('{}', { views: [], start: undefined })).toBeUndefined();
  });
});
