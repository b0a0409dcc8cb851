import accepts from '@fastify/accepts';
import cookies from '@fastify/cookie';
import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { auth } from './features/auth.ts';
import { configuration } from './features/configuration.ts';
import { consents } from './features/consents/consents.ts';
import { events } from './features/events/events.ts';
import { identityProviders } from './features/identity-providers/identity-providers.ts';
import { offerings } from './features/offerings/offerings.ts';
import { terms } from './features/terms/terms.ts';
import { users } from './features/users/users.ts';
import { keepBodiesRaw, sendBytes } from './http/content.ts';
import { sendError } from './http/errors.ts';
import type { ApiOptions, Handlers } from './openapi/operation.ts';
import { registerRoutes } from './openapi/routes.ts';
import { shareSchemas } from './openapi/serializers.ts';

/** An operation without a handler does not compile. */
export const handlers = {
  ...auth,
  ...configuration,
  ...consents,
  ...events,
  ...identityProviders,
  ...offerings,
  ...terms,
  ...users,
} satisfies Handlers;

export async function api(app: FastifyInstance, options: ApiOptions) {
  if (!app.hasRequestDecorator('accepts')) await app.register(accepts);
  if (!app.hasRequestDecorator('cookies')) await app.register(cookies);
  knowAllMethods(app);
  keepBodiesRaw(app);
  shareSchemas(app);
  sendBytes(app);
  app.setErrorHandler(sendError);
  registerRoutes(app, { ...options, handlers });
}

/** An unusual method is refused in the API's words too. Fastify would ask for the body of QUERY first. */
function knowAllMethods(app: FastifyInstance) {
  const unknown = METHODS.filter((method) => !app.supportedMethods.some((known) => known === method));
  for (const method of ['QUERY', ...unknown]) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
}
