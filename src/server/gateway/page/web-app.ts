import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseReader, READER_COOKIE, type PageAddress, type PageRenderer } from '#contract/first-page.ts';
import { askFirst, type FirstAnswersUnderWay } from './first-answers.ts';
import { createPageTemplate, type PageTemplate } from './page.ts';
import { pagePolicy } from '#server/gateway/http/security-headers.ts';

const RESERVED = /^\/(api|api-auth|session|healthz|assets)(\/|$)/;

function addressOf({ url }: FastifyRequest): PageAddress {
  const [pathname = '/'] = url.split('?', 1);
  return { pathname, search: url.slice(pathname.length) };
}

/** Addresses of pages have no dot in their last part; files have. */
function wantsPage(request: FastifyRequest): boolean {
  const { pathname } = addressOf(request);
  const accept = request.headers.accept ?? '';
  return !RESERVED.test(pathname) && !/\.[^/]*$/.test(pathname) && /text\/html|\*\/\*/.test(accept);
}

export interface WebAppOptions {
  directory: string;
  basePath: string;
  /** How long a page waits for the rows that it could come with, in milliseconds. */
  patience?: number | undefined;
}

/** Whoever waits longer shall see the app with its placeholders instead of nothing. */
const PATIENCE = 400;

/**
 * Serves the built app from `directory`: hashed files for ever, every page's address with a copy of index.html. The list's
 * page comes with its first rows drawn, by the app's own renderer beside `directory`, where the build has put one.
 */
export async function registerWebApp(app: FastifyInstance, options: WebAppOptions): Promise<void> {
  const { directory, basePath, patience = PATIENCE } = options;
  const template = createPageTemplate(await readFile(join(directory, 'index.html'), 'utf8'), basePath);
  await registerFiles(app, directory);
  const renderer = rendererBeside(directory, app.log);
  // Before anybody asks, but not before the start, which it would delay.
  app.addHook('onListen', async () => void renderer());

  app.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!wantsPage(request)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    const address = addressOf(request);
    const reader = parseReader(request.cookies[READER_COOKIE]);
    const rendering = reader && (await renderer());
    const answers = rendering && (await askFirst(app, rendering, { request, reply, address, reader, patience }));
    reply.header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8');
    if (!answers) return template.empty(nonce);
    return Readable.from(pageWithRows(template, rendering, { ...address, basePath, nonce, answers, log: request.log }));
  });
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

/** Loaded once, when it is asked for first. Without it pages come without rows. */
function rendererBeside(directory: string, log: FastifyBaseLogger): () => Promise<PageRenderer | undefined> {
  const file = join(directory, '../renderer/render.js');
  let loading: Promise<PageRenderer | undefined> | undefined;
  const load = async () => {
    if (!existsSync(file)) return undefined;
    const module: { renderer: PageRenderer } = await import(pathToFileURL(file).href);
    return module.renderer;
  };
  const without = (error: unknown) => void log.error({ err: error }, 'cannot load the renderer of the first rows');
  return () => (loading ??= load().catch(without));
}

interface PageWithRows extends PageAddress {
  basePath: string;
  nonce: string;
  answers: FirstAnswersUnderWay;
  log: FastifyBaseLogger;
}

/** The beginning goes out at once, and is read while the API answers. */
async function* pageWithRows(template: PageTemplate, renderer: PageRenderer, { log, ...page }: PageWithRows) {
  yield template.begin(page.nonce, page.answers.reader.theme);
  const answers = { ...page.answers, list: await page.answers.list };
  const without = (error: unknown) => void log.error({ err: error }, 'cannot draw the first rows');
  const rendered = await renderer.render({ ...page, answers, at: Date.now() }).catch(without);
  yield template.finish(page.nonce, answers, rendered);
}
