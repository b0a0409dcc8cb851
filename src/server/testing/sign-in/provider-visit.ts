import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createDesk, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';
import { PROVIDERS, startProviderWaldur, type ProviderWaldur } from './provider-waldur.ts';

export const PUBLIC = 'https://waldur.example.org';
export const TOKEN = 'a'.repeat(40);
export const START = new Date('2026-03-01T12:00:00.000Z');

type Headers = Record<string, string | undefined>;

/** A browser that signs in by an identity provider, as far as the gateway sees it. */
export interface ProviderVisit {
  desk: Desk;
  waldur: ProviderWaldur;
  app: FastifyInstance;
  browser: Browser;
  log: string[];
  /** A fresh server, since one keeps the list of providers for a minute, a fresh browser, and one code, `good`. */
  renew: () => Promise<void>;
  session: (who?: Browser) => Promise<{ user: { username: string } | null; providers: { name: string }[] }>;
  begin: (path?: string, headers?: Headers) => Promise<LightMyRequestResponse>;
  comeBack: (path?: string, headers?: Headers, who?: Browser) => Promise<LightMyRequestResponse>;
  close: () => Promise<void>;
}

/** What a browser says that another site leads here. */
const FROM_ELSEWHERE = { accept: 'text/html', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };

export async function createProviderVisit(): Promise<ProviderVisit> {
  const desk = await createDesk();
  const waldur = await startProviderWaldur();
  const log: string[] = [];
  const logger = { level: 'trace', stream: { write: (line: string) => void log.push(line) } };
  const open = () => desk.open({ upstream: { waldurUrl: waldur.origin, publicUrl: PUBLIC }, logger });
  const app = await open();
  let visitors = 0;
  const visit: ProviderVisit = {
    desk,
    waldur,
    app,
    browser: openBrowser(app),
    log,
    async renew() {
      Object.assign(waldur, { list: PROVIDERS, methods: undefined, isOld: false, logout: undefined });
      waldur.codes.clear();
      waldur.codes.set('good', TOKEN);
      waldur.asked.length = 0;
      desk.clock.now = START;
      visit.app = await open();
      visit.browser = openBrowser(visit.app, `203.0.113.${visitors++}`);
    },
    session: async (who = visit.browser) => (await who.send('GET', '/session')).json(),
    begin: (path = '/session/provider/keycloak', headers = {}) =>
      visit.browser.send('GET', path, { headers: { accept: 'text/html', ...headers } }),
    async comeBack(path = '/oauth_login_completed/keycloak/?code=good', headers = {}, who = visit.browser) {
      // Browsers keep a strict cookie to themselves when another site leads here.
      const strict = who.cookies.get('consent-desk');
      who.cookies.delete('consent-desk');
      const response = await who.send('GET', path, { headers: { ...FROM_ELSEWHERE, ...headers } });
      if (strict !== undefined && !who.cookies.has('consent-desk')) who.cookies.set('consent-desk', strict);
      return response;
    },
    async close() {
      await desk.close();
      await waldur.close();
    },
  };
  return visit;
}
