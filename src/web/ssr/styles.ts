import type { EmotionCache } from '@emotion/cache';
import createEmotionServer from '@emotion/server/create-instance';
import { createStylesCache } from '#web/ui/theme/styles-cache.ts';

export interface ServerStyles {
  cache: EmotionCache;
  /** The rules that `markup` needs, as `<style>` elements by which the cache in the browser knows them again. */
  elements(markup: string): string;
}

/** Made before the drawing, since from now on the cache keeps the rules as text. */
export function createServerStyles(nonce: string): ServerStyles {
  const cache = createStylesCache(nonce);
  const { extractCriticalToChunks, constructStyleTagsFromChunks } = createEmotionServer(cache);
  return { cache, elements: (markup) => constructStyleTagsFromChunks(extractCriticalToChunks(markup)) };
}
