import { matchPath, type Location } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import { paths, patterns, readLinkState, sameWayBack } from './paths.ts';
import { resolve } from './routes.tsx';

const UUID = '94c78431-2cfb-4864-a29d-fcca55c349dd';
const at = (address: string, state: unknown = null): Location => {
  const { pathname, search, hash } = new URL(address, 'https://desk.example');
  return { pathname, search, hash, state, key: 'k' };
};
/** A builder for every pattern; the compiler finds a missing one. */
const built: Record<keyof typeof patterns, string> = {
  home: paths.home(),
  signIn: paths.signIn('/consents?page=2'),
  consents: paths.consents('?state=revoked'),
  consent: paths.consent(UUID, '?state=revoked'),
  revoke: paths.revoke(UUID, '?state=revoked'),
  receipt: paths.receipt(UUID, '?state=revoked'),
  correct: paths.correct(UUID, '?state=revoked'),
  remove: paths.remove(UUID, '?state=revoked'),
  myConsents: paths.myConsents(),
  withdraw: paths.withdraw(UUID),
  accept: paths.accept(UUID),
};

describe('every link', () => {
  it.each(Object.keys(patterns) as (keyof typeof patterns)[])('to %s matches its pattern', (name) => {
    expect(matchPath(patterns[name], at(built[name]).pathname)).not.toBeNull();
  });

  it.each([
    ['signIn', 'Sign in'],
    ['consents', 'Consents'],
    ['consent', 'Consent'],
    ['receipt', 'Receipt'],
    ['myConsents', 'My consents'],
    ['accept', 'Accept terms'],
  ] as const)('to %s opens the page titled %s', (name, title) => {
    expect(resolve(at(built[name]))).toMatchObject({ page: { title }, dialog: undefined });
  });

  it('to sign-in carries the way back through its own address', () => {
    const { searchParams } = new URL(paths.signIn('/consents?user=1&page=2'), 'https://desk.example');
    expect(searchParams.get('return')).toBe('/consents?user=1&page=2');
    expect(paths.signIn()).toBe('/sign-in');
  });
});

describe('the address of a dialog', () => {
  it('opened directly shows the consent below, or the own consents', () => {
    expect(resolve(at(built.revoke))).toMatchObject({
      dialog: { title: 'Revoke consent?' },
      page: { title: 'Consent' },
      below: { pathname: paths.consent(UUID) },
    });
    for (const [address, title] of [
      [built.correct, 'Correct version'],
      [built.remove, 'Delete record?'],
    ] as const) {
      expect(resolve(at(address))).toMatchObject({ dialog: { title }, below: { pathname: paths.consent(UUID) } });
    }
    expect(resolve(at(built.withdraw))).toMatchObject({
      dialog: { title: 'Withdraw consent?' },
      page: { title: 'My consents' },
      below: { pathname: paths.myConsents() },
    });
  });

  it('opened from a page keeps that page with its own search', () => {
    const background = at('/consents?state=active&page=3');
    expect(resolve(at(built.revoke, { background }))).toMatchObject({ page: { title: 'Consents' }, below: background });
  });

  it.each([{ background: at('/sign-in') }, { background: at(built.revoke) }, { background: 'x' }, 'x', null])(
    'does not believe the state %j',
    (state) => {
      expect(resolve(at(built.revoke, state)).below.pathname).toBe(paths.consent(UUID));
    },
  );
});

it.each(['/nowhere', '/consents/a/b/c', '/my-consents/x'])('%s is not found', (address) => {
  expect(resolve(at(address)).page).toBeUndefined();
});

it('reads the state of a link whoever wrote it', () => {
  expect(readLinkState(undefined)).toEqual({});
  expect(readLinkState({ keepFocus: 'yes' })).toEqual({ keepFocus: false, background: undefined });
  expect(readLinkState({ keepFocus: true })).toMatchObject({ keepFocus: true });
  expect(readLinkState({ fromMyConsents: 7 }).fromMyConsents).toBeUndefined();
  expect(sameWayBack({ fromMyConsents: '?search=hpc', keepFocus: true })).toEqual({ fromMyConsents: '?search=hpc' });
});
