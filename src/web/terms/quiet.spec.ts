import { describe, expect, it } from 'vitest';
import { quiet } from './quiet.ts';

const kept = new Set(['href', 'lang', 'reversed']);
const quieted = (html: string) => quiet(html, kept);

it.each([
  ['plain words & <br> tags', 'plain words & <br> tags'],
  ['<p style="color: red" onclick=x() lang="en">a</p>', '<p lang="en">a</p>'],
  ['<p STYLE=\'a\'OnClick="b"lang=en>a</p>', '<p lang=en>a</p>'],
  ['<p/onclick="x"/lang=en>a', '<p lang=en>a'],
  ['<ol reversed style = "x">', '<ol reversed>'],
  ['<p title="<b style=\'x\'>" lang = "a > b">a</p>', '<p lang = "a > b">a</p>'],
  ['<p it\'s onclick="x">don\'t</p>', "<p>don't</p>"],
  ['a < b and <3 and </p>', 'a < b and <3 and </p>'],
  ['<a href="https://x.example/?a=1&b=2">x</a>', '<a href="https://x.example/?a=1&b=2">x</a>'],
  ['a<style>p { color: red }</style>b', 'a</style>b'],
  ['a<script src=x>"<p>"</script >b', 'a</script >b'],
  ['<base href=x>a', 'a'],
  ['<style>never closed <p>', ''],
])('%s', (html, result) => expect(quieted(html)).toBe(result));

describe('no text is lost', () => {
  it.each([
    ['after a comment that looks like a tag', '<!-- <p onclick="-->kept">', 'kept">'],
    [
      'in raw text that looks like a tag',
      '<textarea><p onclick="</textarea>kept">',
      '<textarea><p onclick="</textarea>kept">',
    ],
    ['behind the word of another element', '<styled>kept</styled>', '<styled>kept</styled>'],
    ['where a tag never ends', 'kept <p onclick="', 'kept <p>'],
  ])('%s', (_where, html, result) => expect(quieted(html)).toBe(result));
});

it('takes no longer for hostile lengths', () => {
  const started = performance.now();
  for (const piece of ['<p ', '<p a="', "<p '", '<', '<!--', '<style>', '<p a=', '< p', '<p / '])
    quieted(piece.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
