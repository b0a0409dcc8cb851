/** What the gateway's own endpoints at `/session` exchange with the web app. They are not part of the Waldur API. */
export interface SessionUser {
  uuid: string;
  username: string;
  full_name: string;
  email: string;
  is_staff: boolean;
  is_support: boolean;
  /** Where they are owner or manager; absent where there are none, or the API does not tell. */
  organisations?: Organisation[];
}

/** An organisation in which somebody has a role. */
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

/** Who vouches for people in place of a password. A browser goes to `/session/provider/NAME` to sign in so. */
export interface IdentityProvider {
  name: string;
  /** How people know it. */
  label: string;
}

/**
 * What the session's token is: the one that Waldur has for each user, a personal access token, which may do less, or the
 * identity provider's own.
 */
export type TokenKind = 'ordinary' | 'personal' | 'provider';

/** On a 403: the kind of the token that was refused, when it may do less than the person. */
export const TOKEN_KIND_HEADER = 'x-token-kind';

/**
 * In which each request of a page names the uuid of the user whom the page was drawn for. The gateway refuses with 409 what
 * comes with the session of anybody else, and takes it out of what it passes on.
 */
export const PAGE_USER_HEADER = 'x-page-user';

/** How long a session lasts. */
export interface SessionTimes {
  /** It ends after so many seconds without a request; at most a few minutes later, since not every request is noted. */
  idleSeconds: number;
  /** When it ends however busy it is, as an ISO time. */
  latest: string;
  /** The server's own time as it says this, as an ISO time: the visitor's clock may be wrong. */
  now: string;
}

/** GET /session, POST /session (200). */
export interface SessionState {
  user: SessionUser | null;
  /** The name of the deployment, for the page's header. */
  siteName: string;
  /** Shown on the sign-in page; empty outside demo mode. */
  demoAccounts: DemoAccount[];
  /** Whether the deployment makes access depend on consent; `null` when it does not say. */
  consentEnforced: boolean | null;
  /** The ways to sign in that the deployment offers here. */
  methods: SignInMethod[];
  /** The identity providers that lead back here, in their order. */
  providers: IdentityProvider[];
  /** Whether the deployment signs in by SAML2 too, which leads back to its own front-end only. */
  saml2: boolean;
  /** `null` without a session. */
  token: TokenKind | null;
  /** `null` without a session. */
  times: SessionTimes | null;
  /** How the session ended that this browser had; absent while there is one, and where nothing tells of any. */
  ended?: 'signed-out' | 'expired' | undefined;
}

/** DELETE /session (200): the state, and where the identity provider ends its own session, when there is such a place. */
export interface SignedOut extends SessionState {
  logoutUrl?: string;
}

/** POST /session: sign in by password or by an existing API token. Errors have Waldur's shapes. */
export type SignInRequest = { username: string; password: string } | { token: string };
