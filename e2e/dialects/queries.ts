import contract from '#contract/openapi.json' with { type: 'json' };
import type { Asked } from './ask.ts';

const BOOLEANS = ['has_consent', 'requires_reconsent', 'is_active', 'user_has_consent', 'has_active_terms_of_service'];

/** The parameters of ours that no Waldur has. */
const ADDITIONS = Object.values(contract.components.parameters)
  .filter((parameter) => 'x-addition' in parameter && parameter['x-addition'] === true)
  .map(({ name }) => name);

/**
 * The request as a Waldur understands it: of repeated `o` the last alone, no boolean that it does not know, and nothing
 * of what it ignores.
 */
export function askedAs(asked: Asked): Asked {
  const url = new URL(asked.url);
  const orders = url.searchParams.getAll('o');
  const last = orders.at(-1);
  if (last !== undefined) url.searchParams.set('o', last);
  for (const name of BOOLEANS) {
    const value = url.searchParams.get(name);
    if (value !== null && !/^(true|false)$/i.test(value)) url.searchParams.delete(name);
  }
  for (const name of ADDITIONS) url.searchParams.delete(name);
  return { ...asked, url };
}
