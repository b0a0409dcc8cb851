import createCache, { type EmotionCache, type StylisElement } from '@emotion/cache';

const STYLES_KEY = 'css';

/** The one prefix that a browser still needs: Safari has no `user-select` of its own. All others make the first document longer. */
function prefixUserSelect(element: StylisElement): void {
  if (element.props === 'user-select') element.return = `-webkit-${element.value}${element.value}`;
}

/** The same list for every cache: by its identity Emotion knows on the server which rules it has compiled before. */
const stylisPlugins = [prefixUserSelect];

/** The cache of the app, whose rules go into the document; the Content-Security-Policy accepts only those with its `nonce`. */
export const createStylesCache = (nonce?: string): EmotionCache =>
  createCache({ key: STYLES_KEY, nonce, prepend: true, stylisPlugins });

/** A cache that keeps the rules as text instead of putting them into a document. */
export function createServerCache(): EmotionCache {
  const cache = createStylesCache();
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
