import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  HINTS_COOKIE,
  MASK_COOKIE,
  parseHints,
  type KnownAdditions,
  type PageAddress,
  type PageRenderer,
  type RenderedPage,
} from '#contract/page.ts';
import { isPagePath } from '#server/gateway/http/own-paths.ts';
import { pagePolicy } from '#server/gateway/http/security-headers.ts';
import { createPageTemplate, type PageTemplate } from './template.ts';
import { askAsPage, readSession } from './visit.ts';

function addressOf({ url }: FastifyRequest): PageAddress {
  const [pathname = '/'] = url.split('?', 1);
  return { pathname, search: url.slice(pathname.length) };
}

function wantsPage(request: FastifyRequest): boolean {
  const { pathname } = addressOf(request);
  const accept = request.headers.accept ?? '';
  return isPagePath(pathname) && /text\/html|\*\/\*/.test(accept);
}

export interface WebAppOptions {
  directory: string;
  basePath: string;
  timeLimit?: number | undefined;
}

// Milliseconds after which people shall see placeholders instead of nothing.
const TIME_LIMIT = 400;

/**
 * Serves hashed files for ever, and at every page's address index.html, drawn by the build's renderer beside
 * `directory`.
 */
export async function registerWebApp(app: FastifyInstance, options: WebAppOptions): Promise<void> {
  const { directory, basePath, timeLimit = TIME_LIMIT } = options;
  const template = createPageTemplate(await readFile(join(directory, 'index.html'), 'utf8'), basePath);
  await registerFiles(app, directory);
  const renderer = rendererBeside(directory, app.log);
  const additions: KnownAdditions = new Map();
  // Before anybody asks, but not before the start, which it would delay.
  app.addHook('onListen', async () => void renderer());

  app.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!wantsPage(request)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    const drawn = await drawPage(app, await renderer(), { request, reply, basePath, nonce, timeLimit, additions });
    if (drawn && 'redirect' in drawn) {
      // The next page reads the session once more, and can say that it has ended while its cookie is there.
      return reply.removeHeader('set-cookie').redirect(basePath + drawn.redirect);
    }
    reply.header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8');
    if (!drawn) return template.empty(nonce);
    const { theme } = hintsOf(request) ?? {};
    const { begin, end } = template.filled(nonce, theme, drawn);
    return drawn.late
      ? Readable.from(inParts(template, { begin, late: drawn.late, end, log: request.log }))
      : begin + end;
  });
}

const hintsOf = (request: FastifyRequest) => parseHints(request.cookies[HINTS_COOKIE]);

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  basePath: string;
  nonce: string;
  timeLimit: number;
  additions: KnownAdditions;
}

/** Undefined where the browser has to draw the page; the log says why when that is a fault. */
async function drawPage(
  app: FastifyInstance,
  renderer: PageRenderer | undefined,
  { request, reply, additions, ...page }: Visit,
): Promise<RenderedPage | { redirect: string } | undefined> {
  if (!renderer) return undefined;
  try {
    const session = await readSession(app, { request, reply, timeLimit: page.timeLimit });
    if (!session) return undefined;
    return await renderer.render({
      ...page,
      ...addressOf(request),
      origin: `${request.protocol}://${request.host}`,
      hints: hintsOf(request),
      session,
      masked: request.cookies[MASK_COOKIE] === '1',
      additions,
      ask: (path, method, language) => askAsPage(app, request, { path, method, language, user: session.user?.uuid }),
    });
  } catch (error) {
    request.log.error({ err: error }, 'cannot draw the page');
    return undefined;
  }
}

interface Parts {
  begin: string;
  late: Promise<string>;
  end: string;
  log: FastifyBaseLogger;
}

/** What takes longer follows in the same response. */
async function* inParts(template: PageTemplate, { begin, late, end, log }: Parts) {
  yield begin;
  try {
    yield template.late(await late);
  } catch (error) {
    log.error({ err: error }, 'cannot send what the page was waiting for');
  }
  yield end;
}

async function registerFiles(app: FastifyInstance, directory: string): Promise<void> {
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
}

/** Without a renderer the browser draws all pages. */
function rendererBeside(directory: string, log: FastifyBaseLogger): () => Promise<PageRenderer | undefined> {
  const file = join(directory, '../renderer/render.js');
  let loading: Promise<PageRenderer | undefined> | undefined;
  const load = async () => {
    if (!existsSync(file)) return undefined;
    const module: { renderer: PageRenderer } = await import(pathToFileURL(file).href);
    return module.renderer;
  };
  const without = (error: unknown) => void log.error({ err: error }, 'cannot load the renderer of pages');
  return () => (loading ??= load().catch(without));
}
