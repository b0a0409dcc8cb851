import type { IncomingMessage } from 'node:http';
import { PAGE_USER_HEADER } from '#contract/session.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import type { Identity } from './cookie.ts';

/** Takes out of the request for whom its page was drawn, which is no business of any API; `undefined` when it does not say. */
export function takePageUser({ headers }: IncomingMessage): string | undefined {
  const user = headers[PAGE_USER_HEADER];
  delete headers[PAGE_USER_HEADER];
  return user?.toString();
}

/**
 * The refusal of a page that was drawn for somebody else than the session's user. All windows of a browser share one cookie,
 * so that a page that does not hear of a sign-in in another would act and show as somebody whom it does not know.
 */
export function pageUserRefusal(session: Identity, pageUser: string | undefined): GatewayError | undefined {
  if (pageUser === session.uuid) return undefined;
  return new GatewayError(
    409,
    pageUser === undefined
      ? 'This page did not say for whom it was opened, so nothing was done. Load it again. Programs use an Authorization header instead of the session cookie.'
      : `You are now signed in as ${session.username}, and this page was opened for somebody else, so nothing was done. Load it again.`,
  );
}
