import { msg } from '@lingui/core/macro';
import createClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { paths } from '#contract/schema.d.ts';
import { basePath, pageLanguage } from '#web/lib/page/document.ts';
import { noteUse } from '#web/lib/time/session-time.ts';
import { ApiError, parseError } from './errors.ts';

// Waldur honours only the last of repeated `o`, and splits `uuid_list` itself; it reads every other list repeated.
const JOINED = ['o', 'uuid_list'];

/** Leaves out what is empty. */
function queryText(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    if (value === undefined || value === null || value === '') continue;
    const values: unknown[] = Array.isArray(value) && !JOINED.includes(name) ? value : [value];
    for (const item of values) search.append(name, String(item));
  }
  return search.toString();
}

export type Transport = (request: Request) => Promise<Response>;

let source: Transport = (request) => fetch(request);
let transport = source;

/** Called once; what differs by visitor is in the context of their request. `shown` masks personal data. */
export function setTransport(send: Transport, shown: Transport = send): void {
  source = send;
  transport = shown;
}

/** For a search that compares names before they are masked; its caller masks what is shown. */
export const sendUnmasked: Transport = (request) => source(request);

const EMPTY = msg`The server sent an empty response. Try again in a moment.`;

/**
 * Without it openapi-react-query takes an error status without a body for success. So everything here throws an `ApiError`.
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

// On the server; its transport looks at the path only.
const origin = globalThis.location?.origin ?? 'http://localhost';

export const client = createClient<paths>({
  baseUrl: origin + basePath,
  headers: { Accept: 'application/json', 'Accept-Language': pageLanguage() },
  querySerializer: queryText,
  fetch: (request) => transport(request),
});
client.use(throwApiErrors);

/** Lists are read by `listOptions`, which adds their totals. */
export const $api = createQueryHooks(client);
