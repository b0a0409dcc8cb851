import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from './security-headers.ts';

/** What Vite wrote into index.html wherever a nonce belongs (`html.cspNonce` in vite.config.ts). */
const PLACEHOLDER = '__CSP_NONCE__';
const RESERVED = /^\/(api|api-auth|session|healthz|assets)(\/|$)/;

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/';

/**
 * The page is sent at addresses of any depth, so its relative ones become absolute here, and its scripts learn from
 * `data-base-path` what their requests begin with. Thus one build serves every base path.
 */
const placed = (page: string, basePath: string) =>
  page
    .replaceAll(/\b(src|href)="\.\//g, `$1="${basePath}/`)
    .replace('data-base-path=""', `data-base-path="${basePath}"`);

/** Addresses of pages have no dot in their last part; files have. */
function wantsPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  const accept = request.headers.accept ?? '';
  return !RESERVED.test(path) && !/\.[^/]*$/.test(path) && /text\/html|\*\/\*/.test(accept);
}

/** Serves the built app from `directory`: hashed files for ever, every page's address with the one index.html. */
export async function registerWebApp(app: FastifyInstance, directory: string, basePath: string): Promise<void> {
  const page = placed(await readFile(join(directory, 'index.html'), 'utf8'), basePath);
  const shared = { preCompressed: true, index: false, cacheControl: false, dotfiles: 'deny' } as const;

  await app.register(serveStatic, {
    ...shared,
    root: join(directory, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  await app.register(serveStatic, {
    ...shared,
    root: directory,
    wildcard: false,
    globIgnore: ['assets/**', '**/*.{html,br,gz}'],
    decorateReply: false,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=600'),
  });

  app.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!wantsPage(request)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8');
    return page.replaceAll(PLACEHOLDER, nonce);
  });
}
