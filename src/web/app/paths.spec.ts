import { matchPath, matchRoutes, type RouteObject } from 'react-router-dom';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { handleOf } from './Frame.tsx';
import { dialogAt } from './dialogs.tsx';
import { paths, patterns, readLinkState, readSignInState, sameWayBack } from './paths.ts';
import { createRoutes } from './routes.tsx';

const UUID = '94c78431-2cfb-4864-a29d-fcca55c349dd';
const routes = createRoutes({
  queryClient: new QueryClient(),
  deskAddress: '',
  zone: 'UTC',
  rememberedView: () => '',
  startSearch: () => '',
});
const pathname = (address: string) => new URL(address, 'https://desk.example').pathname;
/** The page that the router is at, which has a handle. */
const leaf = (address: string): RouteObject | undefined =>
  matchRoutes(routes, address)?.findLast(({ route }) => route.handle)?.route;

const titleAt = (address: string): string | undefined => {
  const { title } = handleOf(leaf(address)?.handle);
  return title && english._(title);
};

/** A builder for every pattern; the compiler finds a missing one. */
const built: Record<keyof typeof patterns, string> = {
  home: paths.home(),
  signIn: paths.signIn('/consents?page=2'),
  consents: paths.consents('?state=revoked'),
  export: paths.export('?state=revoked'),
  consent: paths.consent(UUID, '?state=revoked'),
  revoke: paths.revoke(UUID, '?state=revoked'),
  receipt: paths.receipt(UUID, '?state=revoked'),
  amend: paths.amend(UUID, '?state=revoked'),
  delete: paths.delete(UUID, '?state=revoked'),
  bulkRevoke: paths.bulkRevoke('?state=active'),
  revocationJob: paths.revocationJob(),
  myConsents: paths.myConsents(),
  withdraw: paths.withdraw(UUID),
  accept: paths.accept(UUID),
  offerings: paths.offerings('?search=hpc'),
  offering: paths.offering(UUID),
  user: paths.user(UUID),
  insights: paths.insights(),
  coverage: paths.coverage('?users=u'),
  myLog: paths.myLog(),
};

describe('every link', () => {
  it.each(Object.keys(patterns) as (keyof typeof patterns)[])('to %s matches its pattern', (name) => {
    expect(matchPath(patterns[name], pathname(built[name]))).not.toBeNull();
  });

  it.each([
    ['signIn', 'Sign in'],
    ['consents', 'Consents'],
    ['export', 'Export consents'],
    ['consent', 'Consent'],
    ['receipt', 'Receipt'],
    ['myConsents', 'My consents'],
    ['accept', 'Accept terms'],
    ['offerings', 'Offerings'],
    ['offering', 'Offering'],
    ['user', 'User'],
    ['insights', 'Insights'],
  ] as const)('to %s opens the page titled %s', (name, title) => {
    expect(titleAt(built[name])).toBe(title);
    expect(dialogAt(pathname(built[name]))).toBeUndefined();
  });

  it('to sign-in carries the way back through its own address', () => {
    const { searchParams } = new URL(paths.signIn('/consents?user=1&page=2'), 'https://desk.example');
    expect(searchParams.get('return')).toBe('/consents?user=1&page=2');
    expect(paths.signIn()).toBe('/sign-in');
  });
});

it.each([
  ['revoke', 'Revoke consent?', 'Consent'],
  ['amend', 'Correct version', 'Consent'],
  ['delete', 'Delete record?', 'Consent'],
  ['withdraw', 'Withdraw consent?', 'My consents'],
] as const)('the address of the dialog to %s, opened directly, shows it over its usual page', (name, title, below) => {
  const dialog = dialogAt(pathname(built[name]));
  expect(dialog && english._(dialog.title)).toBe(title);
  expect(titleAt(built[name])).toBe(below);
});

it.each(['/nowhere', '/consents/a/b/c', '/my-consents/x'])('%s is not found', (address) => {
  expect(titleAt(address)).toBe('Page not found');
});

it('reads the state of a link whoever wrote it', () => {
  expect(readLinkState(undefined)).toEqual({});
  expect(readLinkState({ keepFocus: 'yes' })).toEqual({ keepFocus: false });
  expect(readLinkState({ keepFocus: true })).toMatchObject({ keepFocus: true });
  expect(readLinkState({ fromMyConsents: 7 }).fromMyConsents).toBeUndefined();
  expect(sameWayBack({ fromMyConsents: '?search=hpc', keepFocus: true })).toEqual({ fromMyConsents: '?search=hpc' });
});

it('reads the state of the sign-in page whoever wrote it', () => {
  expect(readSignInState('x')).toEqual({});
  expect(readSignInState({ below: 7, resume: { a: 1 } })).toEqual({ resume: { a: 1 } });
  expect(readSignInState({ below: '/consents' })).toEqual({ below: '/consents' });
});
