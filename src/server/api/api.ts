import accepts from '@fastify/accepts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '#server/db/database.ts';
import { keepBodiesRaw } from './http/content.ts';
import { sendError } from './http/errors.ts';
import { registerRoutes } from './openapi/routes.ts';
import { shareSchemas } from './openapi/serializers.ts';
import { utf8 } from './http/utf8.ts';

export interface ApiOptions {
  db: Database;
  /** The clock of the whole API. */
  now: () => Date;
  /** Gives, with the nonces in the database, the API tokens; whoever has both can sign in as anybody. */
  tokenKey: Buffer;
  siteName: string;
}

/** The embedded Waldur-compatible API, on its full paths under /api/ and /api-auth/. */
export async function api(app: FastifyInstance, options: ApiOptions) {
  if (!app.hasRequestDecorator('accepts')) await app.register(accepts);
  keepBodiesRaw(app);
  shareSchemas(app);
  app.setErrorHandler(sendError);
  // As bytes, since Node copies a text twice more on its way to the socket.
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (request.method === 'HEAD') return done(null, null);
    return done(null, typeof payload === 'string' ? utf8(payload) : payload);
  });
  registerRoutes(app, options);
}
