import type { OidcSettings } from '#server/oidc-settings.ts';

/** All three are secrets between this server and the provider's response to this very browser. */
export interface Challenge {
  state: string;
  nonce: string;
  /** For PKCE. */
  verifier: string;
}

export interface Claimant {
  issuer: string;
  /** Unique at this issuer and never given to anybody else. */
  subject: string;
  claims: Record<string, unknown>;
  /** As the provider has signed it. */
  idToken: string;
}

/** The methods reject with a `ProviderError`, and with nothing else. */
export interface IdentityProvider {
  settings: OidcSettings;
  authorizationUrl(redirectUri: string, challenge: Challenge, uiLocales: string | undefined): Promise<string>;
  /** Redeems what the provider gave to the browser. @param cameBack the redirect URI with its query */
  claimant(cameBack: URL, challenge: Challenge): Promise<Claimant>;
  /** Where a browser ends the provider's own session, if anywhere; without an ID token most ask people once more. */
  endSessionUrl(idToken: string | undefined): Promise<string | undefined>;
}

/** In words for the person; with a cause, for the log, unless the person refused. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
}
