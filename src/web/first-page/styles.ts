import createCache, { type EmotionCache } from '@emotion/cache';

export const STYLES_KEY = 'css';

/** A cache that keeps the rules as text instead of putting them into a document. */
export function createServerCache(): EmotionCache {
  const cache = createCache({ key: STYLES_KEY });
  cache.compat = true;
  return cache;
}

/** All rules of a rendering as elements by which the app's own cache knows them again, the global ones first. */
export function styleElements({ inserted, registered, key }: EmotionCache, nonce: string): string {
  const element = (name: string, rules: string) => `<style nonce="${nonce}" data-emotion="${name}">${rules}</style>`;
  const names = Object.keys(inserted).filter((name) => typeof inserted[name] === 'string');
  const isGlobal = (name: string) => registered[`${key}-${name}`] === undefined;
  const globals = names.filter(isGlobal).map((name) => element(`${key}-global ${name}`, String(inserted[name])));
  const scoped = names.filter((name) => !isGlobal(name));
  const rules = scoped.map((name) => inserted[name]).join('');
  return `${globals.join('')}${element(`${key} ${scoped.join(' ')}`, rules)}`;
}
