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

test.each([
  ['margin-left:8px;', 'margin-inline-start:8px;'],
  ['right:0!important;', 'inset-inline-end:0!important;'],
  ['left:50%;', 'left:50%;'],
  ['text-align:left;', 'text-align:start;'],
  ['text-align:center;', 'text-align:center;'],
  ['border-right:1px solid;', 'border-inline-end:1px solid;'],
  ['padding:4px 0 0 16px;', 'padding-block:4px 0;padding-inline:16px 0;'],
  ['padding:4px 8px 0 8px;', 'padding:4px 8px 0 8px;'],
  ['padding:calc(1px + 2px) 0 0 3px;', 'padding:calc(1px + 2px) 0 0 3px;'],
])('sides turn with the direction of writing: %s', (rule, turned) => {
  expect(written(rule.replaceAll(/\W/g, '-'), rule)).toContain(`{${turned}}`);
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
