import type { IncomingMessage } from 'node:http';
import { PAGE_USER_HEADER } from '#contract/session.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import type { Identity } from './cookie.ts';

/** No API sees whom a page was drawn for. */
export function takePageUser({ headers }: IncomingMessage): string | undefined {
  const user = headers[PAGE_USER_HEADER];
  delete headers[PAGE_USER_HEADER];
  return user?.toString();
}

/**
 * All windows share one cookie: after a sign-in in another, a page would act and show as somebody whom it does not
 * know.
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
