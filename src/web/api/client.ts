import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '#contract/schema.d.ts';
import { basePath } from '#web/lib/base-path.ts';
import { fetchOrTake } from '#web/lib/early-answers.ts';
import { queryText } from '#web/lib/query-text.ts';
import { noteUse } from '#web/lib/last-use.ts';
import { ApiError, describeError, parseError } from './errors.ts';

/**
 * Turns every failure into an `ApiError`. Without it openapi-react-query reports an answer with an error status and no
 * body as success, and throws plain bodies that know no status.
 */
const throwApiErrors: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return noteUse();
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

// Rendering on the server asks for nothing, and has no location.
const origin = globalThis.location?.origin ?? '';

/** The typed client of the contract, at the page's own origin and base path. */
export const client = createClient<paths>({
  baseUrl: origin + basePath,
  headers: { Accept: 'application/json' },
  querySerializer: queryText,
  fetch: (request) => fetchOrTake(request.url.slice(origin.length), request),
});
client.use(throwApiErrors);
