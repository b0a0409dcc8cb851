import createClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import type { paths } from '#contract/schema.d.ts';
import { basePath } from '#web/lib/base-path.ts';
import { ApiError, describeError, parseError } from './errors.ts';

/**
 * Turns every failure into an `ApiError`. Without it openapi-react-query reports an answer with an error status and no
 * body as success, and throws plain bodies that know no status.
 */
const throwApiErrors: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    throw parseError(response.status, body, response.headers);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    return new ApiError(0, describeError(error instanceof Error ? new TypeError(error.message) : error));
  },
};

// Waldur honours only the last of repeated `o`, and splits `uuid_list` itself; it reads every other list repeated.
const JOINED = ['o', 'uuid_list'];

/** Lists joined by commas or repeated, as Waldur reads them; what is not asked for is left out. */
function querySerializer(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    const values = Array.isArray(value) && !JOINED.includes(name) ? value : [value];
    for (const item of values) search.append(name, String(item));
  }
  return search.toString();
}

/** The typed client of the contract, at the page's own origin and base path. */
export const client = createClient<paths>({
  baseUrl: globalThis.location.origin + basePath,
  headers: { Accept: 'application/json' },
  querySerializer,
});
client.use(throwApiErrors);

/** Query and mutation hooks for single things; lists come from `listOptions`, which keeps their total. */
export const $api = createQueryHooks(client);
