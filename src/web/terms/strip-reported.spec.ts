import { describe, expect, it } from 'vitest';
import { stripReported } from './strip-reported.ts';

const kept = new Set(['href', 'lang', 'reversed']);
const stripped = (html: string) => stripReported(html, kept).html;

it.each([
  ['plain words & <br> tags', 'plain words &amp; <br> tags'],
  ['<p style="color: red" onclick=x() lang="en">a</p>', '<p lang="en">a</p>'],
  ['<p STYLE=\'a\'OnClick="b"lang=en>a</p>', '<p lang="en">a</p>'],
  ['<p/onclick="x"/lang=en>a', '<p lang="en">a</p>'],
  ['<ol reversed style = "x">', '<ol reversed=""></ol>'],
  ['<p title="<b style=\'x\'>" lang = "a > b">a</p>', '<p lang="a &gt; b">a</p>'],
  ['<p it\'s onclick="x">don\'t</p>', "<p>don't</p>"],
  ['a < b and <3', 'a &lt; b and &lt;3'],
  ['&lt;p style=x&gt; &amp;amp;', '&lt;p style=x&gt; &amp;amp;'],
  ['<a href="https://x.example/?a=1&b=2">x</a>', '<a href="https://x.example/?a=1&amp;b=2">x</a>'],
  ['<a href="x" HREF="y">x</a>', '<a href="x">x</a>'],
  ['<p>a<p>b<ul><li>c<li>d</ul>', '<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>'],
  ['a<style>p { color: red }</style>b', 'ab'],
  ['a<script src=x>"<p>"</script >b', 'ab'],
  ['<base href=x>a', 'a'],
  ['<style>never closed <p>', ''],
  ['<svg><style><img src=x onerror=y></style><p style=z>a</svg>', '<svg><p>a</p></svg>'],
])('%s', (html, result) => expect(stripped(html)).toBe(result));

describe('no text is lost', () => {
  it.each([
    ['after a comment that looks like a tag', '<!-- <p onclick="-->kept">', 'kept&quot;&gt;'],
    [
      'in raw text that looks like a tag',
      '<textarea><p onclick="</textarea>kept">',
      '<textarea>&lt;p onclick=&quot;</textarea>kept&quot;&gt;',
    ],
    ['behind the word of another element', '<styled>kept</styled>', '<styled>kept</styled>'],
    ['before a tag that never ends', 'kept <p onclick="', 'kept </p>'],
  ])('%s', (_where, html, result) => expect(stripped(html)).toBe(result));

  it('where there is more markup than is shown: it is plain from there on', () => {
    const within = `${'<div>'.repeat(100)}kept`;
    expect(stripReported(within, kept)).toMatchObject({ html: within + '</div>'.repeat(100), plain: false });
    const beyond = `<p>first</p>${'<div>'.repeat(101)}one<p lang="en">two &lt;3</p><script>gone()</script><b>three`;
    expect(stripReported(beyond, kept)).toEqual({
      html: `<p>first</p>${'<div>'.repeat(100)}${'</div>'.repeat(100)}<pre>one\ntwo &lt;3\nthree</pre>`,
      plain: true,
    });
    const many = stripReported('<i>x</i>'.repeat(20_001), kept);
    expect(many.plain).toBe(true);
    expect(many.html).toContain('<pre>x</pre>');
    // In a browser each paragraph would open the fifty anew.
    const bold = Array.from({ length: 50 }, (_, n) => `<b lang="x${n}">`).join('');
    expect(stripReported(`<p>${bold}${'<p>x'.repeat(1000)}`, kept).plain).toBe(true);
  });
});

describe('takes no longer for hostile lengths', () => {
  const pieces = ['<p ', '<p a="', "<p '", '<', '<!--', '<style>', '<p a=', '< p', '<p / ', '<b>', '<ul><li>', '<svg>'];
  const texts = [...pieces, '</p>', '&', '<base>'].map((piece) => [piece, piece.repeat(50_000)]);
  const spaces = ['spaces beyond', '<b>'.repeat(101) + ' '.repeat(300_000)];
  // As deep as allowed, for as long as a text may be.
  const deep = ['<i>x</i>, nested', '<b>'.repeat(100) + '<i>x</i>'.repeat(50_000)];

  it.each([...texts, spaces, deep])('%s', (_piece, html = '') => {
    const started = performance.now();
    stripped(html);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
