import { connect } from 'node:net';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { PAGE_USER_HEADER, type SessionState } from '#contract/session.ts';
import { createWorld, type TestUser, type World } from './world.ts';
import { buildApp, type AppOptions } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from './database.ts';
import { hashPassword } from '#server/passwords.ts';

export const HOST = 'desk.example.org';
export const PASSWORD = 'correct horse';
/** Checking a password is slow on purpose; the tests sign in too often for that. */
const CHEAP = { N: 1024, r: 8, p: 1 };
export const SESSION_KEY = 'a key of the tests, long enough for everybody';

/** A small index.html as the build makes it, with every placeholder that the gateway fills in. */
export const BUILT_PAGE = `<html lang="en" data-base="%BASE_URL%"><title>Consent Desk</title><!--styles--><h1>The page</h1>
  <script type="module" nonce="__CSP_NONCE__"></script><div id="root"></div><!--data--><!--late--></html>`;

export interface Desk {
  db: Database;
  world: World;
  clock: { now: Date };
  /** The whole server on this database, which several may share. It is closed with the desk. */
  open: (options?: Partial<AppOptions>) => Promise<FastifyInstance>;
  /** Somebody who can sign in with `PASSWORD`. */
  user: (username: string, rights?: { is_staff?: boolean; is_active?: boolean }) => Promise<TestUser>;
  close: () => Promise<void>;
}

export async function createDesk(): Promise<Desk> {
  const db = await createTestDatabase();
  const clock = { now: new Date('2026-03-01T12:00:00.000Z') };
  const world = createWorld(db, clock);
  const password_hash = await hashPassword(PASSWORD, CHEAP);
  const apps: FastifyInstance[] = [];
  return {
    db,
    world,
    clock,
    async open(options = {}) {
      const app = await buildApp({ upstream: { db }, sessionKeys: [SESSION_KEY], now: () => clock.now, ...options });
      apps.push(app);
      return app;
    },
    user: (username, rights = {}) => world.user({ username, password_hash, ...rights }),
    async close() {
      for (const app of apps) await app.close();
      await db.close();
    },
  };
}

/** Sends exactly these bytes, for requests that no client would send, and returns all that comes until the connection closes. */
export function sendRaw(origin: string, bytes: string | readonly string[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let response = '';
    const socket = connect(Number(port), hostname);
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (response += part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(response));
    for (const part of typeof bytes === 'string' ? [bytes] : bytes) socket.write(part, 'latin1');
  });
}

export interface Browser {
  cookies: Map<string, string>;
  /** Whom its page is drawn for: whoever signed in last. */
  user: string | undefined;
  /** Sends a request as a page of this site does, with the cookies kept so far; `headers` replace those of a page. */
  send: (
    method: NonNullable<InjectOptions['method']>,
    url: string,
    more?: Pick<InjectOptions, 'payload' | 'headers'>,
  ) => Promise<LightMyRequestResponse>;
  signIn: (username: string, password?: string) => Promise<LightMyRequestResponse>;
}

/** A browser with its own cookie jar, at its own address; one like another has its cookies and a page of the same user. */
export function openBrowser(app: FastifyInstance, remoteAddress = '203.0.113.7', like?: Browser): Browser {
  const cookies = new Map(like?.cookies);
  const browser: Browser = {
    cookies,
    user: like?.user,
    async send(method, url, { payload, headers } = {}) {
      const all = {
        host: HOST,
        'sec-fetch-site': 'same-origin',
        accept: 'application/json',
        // What brings an Authorization of its own comes from a program, and no page.
        [PAGE_USER_HEADER]: headers?.authorization === undefined ? browser.user : undefined,
        ...headers,
      };
      const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      const request: InjectOptions = {
        method,
        url,
        remoteAddress,
        cookies: Object.fromEntries(cookies),
        headers: sent,
      };
      const response = await app.inject(payload ? { ...request, payload } : request);
      for (const { name, value, maxAge } of response.cookies) {
        if (maxAge === 0 || value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const signedIn = method === 'POST' && url.endsWith('/session') && response.statusCode === 200;
      if (signedIn) browser.user = response.json<SessionState>().user?.uuid;
      return response;
    },
    signIn: (username, password = PASSWORD) => browser.send('POST', '/session', { payload: { username, password } }),
  };
  return browser;
}
