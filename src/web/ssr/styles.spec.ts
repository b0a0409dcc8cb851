import { expect, test } from 'vitest';
import { createServerCache, styleElements } from './styles.ts';

function written(name: string, styles: string): string {
  const cache = createServerCache();
  cache.insert(`.css-${name}`, { name, styles }, cache.sheet, true);
  return styleElements(cache, 'n');
}

test('rules are written without prefixes, but for the one that Safari needs', () => {
  expect(written('a', 'display:flex;user-select:none;')).toContain(
    '.css-a{display:flex;-webkit-user-select:none;user-select:none;}',
  );
});

test('rules that one page needed are not compiled again for the next', () => {
  const first = written('b', 'color:red;');
  // Names stand for their styles; other styles by the same name show that nobody looked at them.
  expect(written('b', 'color:blue;')).toBe(first);
});
