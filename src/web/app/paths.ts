import { isObject } from '#web/lib/text/json.ts';

/** The only maker of links. Patterns are for the router; `search` begins with `?` or is empty. */
export const patterns = {
  home: '/',
  signIn: '/sign-in',
  consents: '/consents',
  export: '/export',
  consent: '/consents/:uuid',
  revoke: '/consents/:uuid/revoke',
  receipt: '/consents/:uuid/receipt',
  amend: '/consents/:uuid/correct',
  delete: '/consents/:uuid/delete',
  bulkRevoke: '/revoke',
  revocationJob: '/revoke/job',
  myConsents: '/my-consents',
  withdraw: '/my-consents/:uuid/withdraw',
  accept: '/my-consents/accept/:offering_uuid',
  offerings: '/offerings',
  offering: '/offerings/:uuid',
  user: '/users/:uuid',
  insights: '/insights',
  coverage: '/coverage',
  myLog: '/my-log',
} as const;

export const paths = {
  home: () => '/',
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?return=${encodeURIComponent(returnTo)}` : '/sign-in'),
  provider: (name: string, returnTo: string) =>
    `/session/provider/${name}${returnTo === '/' ? '' : `?return=${encodeURIComponent(returnTo)}`}`,
  consents: (search = '') => `/consents${search}`,
  /** The list's search tells what is exported. */
  export: (search = '') => `/export${search}`,
  consent: (uuid: string, search = '') => `/consents/${uuid}${search}`,
  revoke: (uuid: string, search = '') => `/consents/${uuid}/revoke${search}`,
  receipt: (uuid: string, search = '') => `/consents/${uuid}/receipt${search}`,
  amend: (uuid: string, search = '') => `/consents/${uuid}/correct${search}`,
  delete: (uuid: string, search = '') => `/consents/${uuid}/delete${search}`,
  /** Everything that matches the list's filters; without any, what was chosen in this window. */
  bulkRevoke: (search = '') => `/revoke${search}`,
  revocationJob: () => '/revoke/job',
  myConsents: (search = '') => `/my-consents${search}`,
  withdraw: (uuid: string) => `/my-consents/${uuid}/withdraw`,
  accept: (offeringUuid: string) => `/my-consents/accept/${offeringUuid}`,
  offerings: (search = '') => `/offerings${search}`,
  offeringsOf: (provider: string) => `/offerings?search=${encodeURIComponent(provider)}`,
  offering: (uuid: string) => `/offerings/${uuid}`,
  user: (uuid: string) => `/users/${uuid}`,
  /** `search` names people and offerings by their uuids. */
  coverage: (search = '') => `/coverage${search}`,
  myLog: () => '/my-log',
  insights: (search = '') => `/insights${search}`,
} as const;

/** Survives a reload and the way through sign-in. */
export interface LinkState {
  /** For "next" and "previous", where the focus does not move to the new page's heading. */
  keepFocus?: boolean;
  /** The search that My consents was left with, for the way back; a page opened from elsewhere has none. */
  fromMyConsents?: string;
}

/** The page to come back to, where it lies below a dialog, and its state. */
export interface SignInState {
  below?: string;
  resume?: unknown;
}

/** The router knows no type of it, and an older version of the app may have written it. */
export function readLinkState(state: unknown): LinkState {
  if (!isObject(state)) return {};
  const { keepFocus, fromMyConsents } = state;
  return {
    keepFocus: keepFocus === true,
    fromMyConsents: typeof fromMyConsents === 'string' ? fromMyConsents : undefined,
  };
}

export function readSignInState(state: unknown): SignInState {
  if (!isObject(state)) return {};
  const { below, resume } = state;
  return { resume, ...(typeof below === 'string' && { below }) };
}

/** For links within a consent's pages: the way back that the page itself was given. */
export const sameWayBack = (state: unknown): LinkState => ({ fromMyConsents: readLinkState(state).fromMyConsents });
