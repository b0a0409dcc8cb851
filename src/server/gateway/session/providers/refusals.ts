import type { FastifyInstance, FastifyRequest } from 'fastify';
import { basePathOf } from '#server/base-path.ts';
import { writePlainPage } from '#server/gateway/http/plain-page.ts';
import { isOnWayToProvider } from '#server/gateway/http/own-paths.ts';
import type { AttemptCookie } from './attempt.ts';
import { signInAddress } from './begin.ts';

const isShown = ({ headers }: FastifyRequest) =>
  headers['sec-fetch-dest'] === 'document' || /\btext\/html\b/.test(headers.accept ?? '');

/** Without the API's name for the provider: people know that under another. */
function wordsOf(payload: unknown): string {
  const parsed: unknown = typeof payload === 'string' ? JSON.parse(payload) : undefined;
  const detail = typeof parsed === 'object' && parsed !== null && 'detail' in parsed ? parsed.detail : undefined;
  if (typeof detail !== 'string') return 'The address that the browser came by is not complete.';
  const words = detail.replace(/^[\w-]+ error: /, '');
  // The provider's codes are words like access_denied.
  return /^[a-z_]+( \(|$)/.test(words) ? `The identity provider refused: ${words}` : words;
}

/** Shows a page in place of the API's JSON. The attempt stays: it may be that of another window, which began later. */
export function explainRefusals(scope: FastifyInstance, attempts: AttemptCookie, siteName: string): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    const isRefusal = reply.statusCode === 400 || reply.statusCode === 401;
    if (!isRefusal || !isOnWayToProvider(request) || !isShown(request)) return payload;
    const { back = '/' } = (await attempts.look(request)) ?? {};
    return writePlainPage(reply, siteName, {
      title: 'Nobody was signed in',
      words: wordsOf(payload),
      link: { address: signInAddress(basePathOf(request), back), words: 'Sign in again' },
    });
  });
}
