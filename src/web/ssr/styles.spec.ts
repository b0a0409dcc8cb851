import { expect, test } from 'vitest';
import { createServerStyles } from './styles.ts';

function written(name: string, styles: string, markup = `<p class="css-${name}"></p>`): string {
  const { cache, elements } = createServerStyles('n');
  cache.registered[`css-${name}`] = styles;
  cache.insert(`.css-${name}`, { name, styles }, cache.sheet, true);
  return elements(markup);
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

test('every element carries the nonce, and rules that the markup does not use are left out', () => {
  expect(written('c', 'color:red;')).toBe('<style data-emotion="css c" nonce="n">.css-c{color:red;}</style>');
  expect(written('c', 'color:red;', '<p></p>')).not.toContain('red');
});
