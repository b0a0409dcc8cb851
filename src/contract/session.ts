// What the gateway's own endpoints at `/session`, which Waldur has not, exchange with the web app.
export interface SessionUser {
  uuid: string;
  username: string;
  full_name: string;
  email: string;
  is_staff: boolean;
  is_support: boolean;
  /** Absent where there are none, or the API does not tell. */
  organisations?: Organisation[];
}

export interface Organisation {
  uuid: string;
  name: string;
  role: 'owner' | 'manager';
}

export interface DemoAccount {
  username: string;
  password: string;
  /** One line that says what this account may see and do. */
  role: string;
}

export type SignInMethod = 'password' | 'token';

/** A browser goes to `/session/provider/NAME` to sign in by it. */
export interface IdentityProvider {
  name: string;
  /** How people know it. */
  label: string;
}

/** The token that Waldur has for each user, a personal access token, which may do less, or the provider's own. */
export type TokenKind = 'ordinary' | 'personal' | 'provider';

/** On a 403: the kind of a token that may do less than the person. */
export const TOKEN_KIND_HEADER = 'x-token-kind';

/** Names the user whom a page was drawn for: the gateway refuses others' sessions with 409, and no API sees it. */
export const PAGE_USER_HEADER = 'x-page-user';

export interface SessionTimes {
  /** Seconds without a request, and at most a few minutes more, since not every request is noted. */
  idleSeconds: number;
  /** When it ends however busy it is, as an ISO time. */
  latest: string;
  /** The server's time, as an ISO time: the visitor's clock may be wrong. */
  now: string;
}

/** GET /session, POST /session (200). */
export interface SessionState {
  user: SessionUser | null;
  siteName: string;
  /** For the sign-in page; empty outside demo mode. */
  demoAccounts: DemoAccount[];
  /** Whether access depends on consent; `null` when the deployment does not say. */
  consentEnforced: boolean | null;
  methods: SignInMethod[];
  /** Those that lead back here, in their order. */
  providers: IdentityProvider[];
  /** Whether SAML2 is offered too, which leads back to the deployment's own front-end only. */
  saml2: boolean;
  /** `null` without a session. */
  token: TokenKind | null;
  /** `null` without a session. */
  times: SessionTimes | null;
  /** How this browser's session ended; absent while there is one, and where nothing tells of any. */
  ended?: 'signed-out' | 'expired' | undefined;
}

/** DELETE /session (200); with the place where the identity provider ends its own session, if there is one. */
export interface SignedOut extends SessionState {
  logoutUrl?: string;
}

/** POST /session; errors have Waldur's shapes. */
export type SignInRequest = { username: string; password: string } | { token: string };

// Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
const SNEAKY = /[\\\p{Cc}]/u;

/** `undefined` unless the way back of a sign-in leads to a page of this origin. */
export function safeReturnPath(raw: string | null): string | undefined {
  if (!raw?.startsWith('/') || raw.startsWith('//') || SNEAKY.test(raw)) return undefined;
  return raw;
}
