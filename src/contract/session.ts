/** What the gateway's own endpoints at `/session` exchange with the web app. They are not part of the Waldur API. */
export interface SessionUser {
  uuid: string;
  username: string;
  full_name: string;
  email: string;
  is_staff: boolean;
  is_support: boolean;
}

export interface DemoAccount {
  username: string;
  password: string;
  /** One line that says what this account may see and do. */
  role: string;
}

export type SignInMethod = 'password' | 'token';

/** How long a session lasts. */
export interface SessionTimes {
  /** It ends after so many seconds without a request; at most a few minutes later, since not every request is noted. */
  idleSeconds: number;
  /** When it ends however busy it is, as an ISO time. */
  latest: string;
}

/** GET /session, POST /session (200), DELETE /session (200, with `user: null`). */
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
  /** `null` without a session. */
  times: SessionTimes | null;
}

/** POST /session: sign in by password or by an existing API token. Errors have Waldur's shapes. */
export type SignInRequest = { username: string; password: string } | { token: string };
