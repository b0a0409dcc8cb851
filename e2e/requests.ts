import type { APIRequestContext } from 'playwright/test';
import { PAGE_USER_HEADER, type SessionState } from '#contract/session.ts';

type Fetch = APIRequestContext['fetch'];

/**
 * From now on what a test asks the API with a browser's cookie acts for whoever is signed in there, as a page does that has
 * just been loaded. What brings an Authorization of its own is a program's.
 */
export function actForSession(request: APIRequestContext, basePath = ''): APIRequestContext {
  const send = request.fetch.bind(request);
  request.fetch = async <T>(target: Parameters<Fetch>[0], options?: Parameters<Fetch>[1]) => {
    const headers = options?.headers ?? {};
    const asPage = typeof target === 'string' && target.startsWith(`${basePath}/api/`) && !('Authorization' in headers);
    if (!asPage) return send<T>(target, options);
    const session = await send<SessionState>(`${basePath}/session`);
    const { user } = await session.json();
    return send<T>(target, { ...options, headers: { ...(user && { [PAGE_USER_HEADER]: user.uuid }), ...headers } });
  };
  return request;
}
