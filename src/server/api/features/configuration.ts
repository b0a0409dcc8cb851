import type { Feature } from '#server/api/openapi/operation.ts';
import manifest from '../../../../package.json' with { type: 'json' };
import { apiDocument } from '#server/api/openapi/document.ts';

export const configuration: Feature<'configuration_retrieve' | 'version_retrieve' | 'schema_retrieve'> = {
  async configuration_retrieve({ siteName, passwords, identityProvider }) {
    return {
      status: 200,
      body: {
        WALDUR_CORE: {
          SITE_NAME: siteName,
          AUTHENTICATION_METHODS: [
            ...(passwords ? ['LOCAL_SIGNIN'] : []),
            ...(identityProvider ? ['SOCIAL_SIGNUP'] : []),
          ],
          ENFORCE_USER_CONSENT_FOR_OFFERINGS: false,
        },
      },
    };
  },

  async version_retrieve() {
    return { status: 200, body: { version: manifest.version } };
  },

  async schema_retrieve({ baseUrl }) {
    return { status: 200, body: { ...apiDocument, servers: [{ url: new URL(baseUrl).pathname }] } };
  },
};
