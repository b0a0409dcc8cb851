import createCache, { type EmotionCache, type StylisElement } from '@emotion/cache';

/** Safari knows `user-select` by its prefix only. Emotion's own prefixer adds many more, which lengthen the first document. */
function prefixUserSelect(element: StylisElement): void {
  if (element.props === 'user-select') element.return = `-webkit-${element.value}${element.value}`;
}

/** The same array for every cache: by its identity Emotion shares on the server what it has compiled before. */
const stylisPlugins = [prefixUserSelect];

/** Where the app's rules go; the Content-Security-Policy accepts only `<style>` elements with the `nonce`. */
export const createStylesCache = (nonce?: string): EmotionCache =>
  createCache({ key: 'css', nonce, prepend: true, stylisPlugins });
