import createCache, { type EmotionCache, type StylisElement } from '@emotion/cache';

/** Safari knows `user-select` by its prefix only; Emotion's own prefixer adds many more. */
function prefixUserSelect(element: StylisElement): void {
  if (element.props === 'user-select') element.return = `-webkit-${element.value}${element.value}`;
}

/** Rounded corners are alike on both sides. */
const LOGICAL: Record<string, string> = {
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'margin-left': 'margin-inline-start',
  'margin-right': 'margin-inline-end',
  'padding-left': 'padding-inline-start',
  'padding-right': 'padding-inline-end',
  'border-left': 'border-inline-start',
  'border-right': 'border-inline-end',
};
const ALIGNMENTS: Record<string, string> = { left: 'start', right: 'end' };

/** `margin:0 5px 0 -6px` has no logical form in one; values with brackets hold blanks of their own. */
function logicalShorthand(name: string, value: string): string | undefined {
  const sides = value.split(' ');
  const [top, right, bottom, left] = sides;
  if (sides.length !== 4 || right === left || value.includes('(')) return undefined;
  return `${name}-block:${top} ${bottom};${name}-inline:${left} ${right};`;
}

function logicalDeclaration(name: string, value: string): string | undefined {
  if (name === 'margin' || name === 'padding') return logicalShorthand(name, value);
  if (name === 'text-align') return ALIGNMENTS[value] && `${name}:${ALIGNMENTS[value]};`;
  // What is centred is moved back by a transform, which knows no direction.
  return LOGICAL[name] && value !== '50%' ? `${LOGICAL[name]}:${value};` : undefined;
}

/** MUI's rules name left and right, which change places in a page that is written from right to left. */
function turnWithWriting(element: StylisElement): void {
  const { type, props, children } = element;
  if (type !== 'decl' || typeof props !== 'string' || typeof children !== 'string') return;
  element.return ||= logicalDeclaration(props, children) ?? '';
}

/** The same array for every cache: by its identity Emotion shares on the server what it has compiled. */
const stylisPlugins = [prefixUserSelect, turnWithWriting];

/** The Content-Security-Policy accepts only `<style>` elements with the `nonce`. */
export const createStylesCache = (nonce?: string): EmotionCache =>
  createCache({ key: 'css', nonce, prepend: true, stylisPlugins });
