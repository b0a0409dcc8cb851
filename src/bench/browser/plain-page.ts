import type { FastifyInstance } from 'fastify';
import type { Consent } from '#contract/operations.ts';

export const PLAIN_PATH = '/plain-page';

const escaped = (text: string | null) =>
  (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function row(consent: Consent): string {
  const { uuid, user_full_name, user_username, user_email, offering_name, version, has_consent } = consent;
  const { agreement_date, revocation_date, modified } = consent;
  const person = `<a href="/consents/${uuid}">${escaped(user_full_name)}</a><br>${escaped(user_username)} ${escaped(user_email)}`;
  const dates = [agreement_date, revocation_date, modified];
  const cells = [person, escaped(offering_name), escaped(version), has_consent ? 'Active' : 'Revoked', ...dates];
  return `<tr>${cells.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`;
}

/** The same 50 rows without any script or style: what a first visit could cost at least. Of the benchmark alone. */
export function servePlainPage(app: FastifyInstance, authorization: () => string): void {
  app.get(PLAIN_PATH, async (_request, reply) => {
    const url = '/api/marketplace-user-offering-consents/?o=-agreement_date,-created&page=1&page_size=50';
    const answer = await app.inject({ url, headers: { authorization: authorization() } });
    const rows: Consent[] = answer.json();
    reply.type('text/html; charset=utf-8');
    return `<!doctype html><title>Consents</title><table><tbody>${rows.map(row).join('')}</tbody></table>`;
  });
}
