import type { Asked } from './ask.ts';

const BOOLEANS = ['has_consent', 'requires_reconsent', 'is_active', 'user_has_consent', 'has_active_terms_of_service'];

/** The request as a Waldur understands it: of repeated `o` the last alone, and no boolean that it does not know. */
export function askedAs(asked: Asked): Asked {
  const url = new URL(asked.url);
  const orders = url.searchParams.getAll('o');
  const last = orders.at(-1);
  if (last !== undefined) url.searchParams.set('o', last);
  for (const name of BOOLEANS) {
    const value = url.searchParams.get(name);
    if (value !== null && !/^(true|false)$/i.test(value)) url.searchParams.delete(name);
  }
  return { ...asked, url };
}
