import { expect, test } from 'vitest';
import { createServerCache, styleElements } from './styles.ts';

test('rules are written without prefixes, but for the one that Safari needs', () => {
  const cache = createServerCache();
  cache.insert('.css-a', { name: 'a', styles: 'display:flex;user-select:none;' }, cache.sheet, true);
  expect(styleElements(cache, 'n')).toContain('.css-a{display:flex;-webkit-user-select:none;user-select:none;}');
});
