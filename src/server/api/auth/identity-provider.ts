import type { OidcSettings } from '#server/oidc-settings.ts';

/** A sign-in under way. All three are secrets between this server and the provider's answer to this very browser. */
export interface Challenge {
  state: string;
  nonce: string;
  /** For PKCE. */
  verifier: string;
}

/** Somebody as the provider knows them. */
export interface Claimant {
  issuer: string;
  /** Unique at this issuer and never given to anybody else. */
  subject: string;
  claims: Record<string, unknown>;
  /** As the provider has signed it. */
  idToken: string;
}

/** The OpenID provider that signs people in. Its methods reject with a `ProviderError`, and with nothing else. */
export interface IdentityProvider {
  settings: OidcSettings;
  /** Where a browser goes to sign in. */
  authorizationUrl(redirectUri: string, challenge: Challenge, uiLocales: string | undefined): Promise<string>;
  /** Redeems what the provider gave to the browser. @param cameBack the redirect URI with its query */
  claimant(cameBack: URL, challenge: Challenge): Promise<Claimant>;
  /**
   * Where a browser ends the provider's own session; `undefined` when there is no such place. Without the ID token of a
   * sign-in the provider knows only which client asks, and most ask the person once more.
   */
  endSessionUrl(idToken: string | undefined): Promise<string | undefined>;
}

/** Why there is no sign-in, for the person. It has a cause, for the log, unless the person is who refused. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
}
