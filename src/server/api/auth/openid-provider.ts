import * as oidc from 'openid-client';
import type { OidcSettings } from '#server/oidc-settings.ts';
import { type IdentityProvider, ProviderError } from './identity-provider.ts';

// In seconds; somebody waits meanwhile.
const TIMEOUT = 10;
const DESCRIPTION_KEPT_MS = 60 * 60 * 1000;

export function createIdentityProvider(settings: OidcSettings): IdentityProvider {
  let kept: { until: number; described: Promise<oidc.Configuration> } | undefined;

  /** Asks when it is first needed, so that a provider that is down keeps no server from starting. */
  function described(): Promise<oidc.Configuration> {
    if (kept && Date.now() < kept.until) return kept.described;
    const asked = { until: Date.now() + DESCRIPTION_KEPT_MS, described: describe(settings) };
    kept = asked;
    asked.described.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.described;
  }

  return {
    settings,
    authorizationUrl: explaining(async (redirectUri, { state, nonce, verifier }, uiLocales) => {
      const url = oidc.buildAuthorizationUrl(await described(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(uiLocales !== undefined && { ui_locales: uiLocales }),
      });
      return url.href;
    }),
    claimant: explaining(async (cameBack, { state, nonce, verifier }) => {
      const config = await described();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const tokens = await oidc.authorizationCodeGrant(config, cameBack, checks);
      const token = tokens.claims();
      if (token === undefined || tokens.id_token === undefined) throw new Error('there is no ID token');
      const { issuer, userinfo_endpoint: more } = config.serverMetadata();
      const told = more === undefined ? {} : await oidc.fetchUserInfo(config, tokens.access_token, token.sub);
      return { issuer, subject: token.sub, claims: { ...token, ...told }, idToken: tokens.id_token };
    }),
    endSessionUrl: explaining(async (idToken) => {
      const config = await described();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      // The library adds the identifier of the client.
      return oidc.buildEndSessionUrl(config, idToken === undefined ? {} : { id_token_hint: idToken }).href;
    }),
  };
}

/** Checks the signature of ID tokens, and not only where they come from. */
function describe({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const basic = oidc.ClientSecretBasic(clientSecret);
  const post = oidc.ClientSecretPost(clientSecret);
  const authentication: oidc.ClientAuth = (server, ...request) => {
    // Without this list a provider takes the first method (OpenID Connect Discovery 1.0, section 3).
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return methods.includes('client_secret_basic') ? basic(server, ...request) : post(server, ...request);
  };
  // The settings allow http on this machine only.
  const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  const execute = [...insecure, oidc.enableNonRepudiationChecks];
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: TIMEOUT });
}

function explaining<Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Promise<Result>) {
  return async (...parameters: Parameters): Promise<Result> => {
    try {
      return await work(...parameters);
    } catch (error) {
      const byPerson = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
      throw new ProviderError(wordsFor(error), byPerson ? {} : { cause: error });
    }
  };
}

function wordsFor(error: unknown): string {
  const isRefusal = error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError;
  if (!isRefusal) return 'The identity provider gave no usable answer. Try again in a moment.';
  return error.error_description ? `${error.error} (${error.error_description})` : error.error;
}
