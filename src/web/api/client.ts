import { msg } from '@lingui/core/macro';
import createClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { paths } from '#contract/schema.d.ts';
import { basePath } from '#web/lib/page/base-path.ts';
import { pageLanguage } from '#web/lib/page/page-language.ts';
import { noteUse } from '#web/lib/time/last-use.ts';
import { queryText } from '#web/lib/text/query-text.ts';
import { ApiError, parseError } from './errors.ts';

/** Sends a request of the client. */
export type Transport = (request: Request) => Promise<Response>;

let source: Transport = (request) => fetch(request);
let transport = source;

/**
 * For the browser, where each request names the user whom the page acts for, and for the renderer on the server, which
 * answers each in the name of the visitor whose page it draws. Called once; what differs by visitor is in the context of
 * their request, not here.
 * @param shown the same, with personal data masked where the visitor has it masked
 */
export function setTransport(send: Transport, shown: Transport = send): void {
  source = send;
  transport = shown;
}

/** For a search that compares names before they are masked. Whoever asks so has to mask what is shown. */
export const sendUnmasked: Transport = (request) => source(request);

const EMPTY = msg`The server sent an empty response. Try again in a moment.`;

/**
 * Turns every failure into an `ApiError`. Without it openapi-react-query reports an error status without a body as success,
 * and throws plain bodies that have no status. Waldur sends no 200 without a body either, but a broken proxy may.
 */
const throwApiErrors: Middleware = {
  async onResponse({ request, response }) {
    const blank = request.method === 'GET' && response.headers.get('Content-Length') === '0';
    if (response.ok && !blank) return noteUse();
    if (response.ok) throw new ApiError(response.status, '', { words: EMPTY });
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    throw parseError(response.status, body, response.headers);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    return new ApiError(0);
  },
};

// A server has no location of its own; its transport looks at the path only.
const origin = globalThis.location?.origin ?? 'http://localhost';

/** The typed client of the contract, at the page's own origin and base path. */
export const client = createClient<paths>({
  baseUrl: origin + basePath,
  headers: { Accept: 'application/json', 'Accept-Language': pageLanguage() },
  querySerializer: queryText,
  fetch: (request) => transport(request),
});
client.use(throwApiErrors);

/** Hooks and query options over the typed client. Lists are read by `listOptions`, which adds their totals. */
export const $api = createQueryHooks(client);
