import type { Location } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import { resolve } from './routes.tsx';

const UUID = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const at = (pathname: string, search = '', state: unknown = null): Location => ({
  pathname,
  search,
  hash: '',
  state,
  key: 'k',
});

describe('the page below a dialog', () => {
  it('is the one that it was opened from', () => {
    const background = at('/consents', '?state=active');
    const { dialog, below } = resolve(at(`/consents/${UUID}/revoke`, '?state=active', { background }));
    expect(dialog?.title).toBe('Revoke consent?');
    expect(below).toBe(background);
  });

  it('is the detail page, within the list of the address, when the address was opened directly', () => {
    const { page, below } = resolve(at(`/consents/${UUID}/revoke`, '?state=active&sort=modified'));
    expect(page?.title).toBe('Consent');
    expect(below).toMatchObject({ pathname: `/consents/${UUID}`, search: '?state=active&sort=modified' });
  });

  it('is not taken from a state that names no page', () => {
    const { below } = resolve(at(`/consents/${UUID}/revoke`, '', { background: { pathname: '/sign-in' } }));
    expect(below.pathname).toBe(`/consents/${UUID}`);
  });
});

it('finds nothing at an unknown address', () => {
  expect(resolve(at('/consents/a/b/c'))).toMatchObject({ page: undefined, dialog: undefined });
});
