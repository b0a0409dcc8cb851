import contract from '#contract/openapi.json' with { type: 'json' };
import type { Asked } from './ask.ts';

const BOOLEANS = ['has_consent', 'requires_reconsent', 'is_active', 'user_has_consent', 'has_active_terms_of_service'];

/** The parameters of ours that are such an addition: that no Waldur has, or of which it heeds the last alone. */
const additions = (kind: true | 'repeated') =>
  Object.values(contract.components.parameters)
    .filter((parameter) => 'x-addition' in parameter && parameter['x-addition'] === kind)
    .map(({ name }) => name);
const [UNKNOWN, SINGLE] = [additions(true), ['o', ...additions('repeated')]];

/**
 * The request as a Waldur understands it: of what is repeated the last alone, no boolean that it does not know, and nothing
 * of what it ignores.
 */
export function askedAs(asked: Asked): Asked {
  const url = new URL(asked.url);
  for (const name of SINGLE) {
    const last = url.searchParams.getAll(name).at(-1);
    if (last !== undefined) url.searchParams.set(name, last);
  }
  for (const name of BOOLEANS) {
    const value = url.searchParams.get(name);
    if (value !== null && !/^(true|false)$/i.test(value)) url.searchParams.delete(name);
  }
  for (const name of UNKNOWN) url.searchParams.delete(name);
  return { ...asked, url };
}
