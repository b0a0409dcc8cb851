const BLOCKS = new Set(
  'H1 H2 H3 H4 H5 H6 P DIV SECTION ARTICLE HEADER FOOTER BR HR UL OL LI DL DT DD BLOCKQUOTE PRE TABLE CAPTION TR'.split(
    ' ',
  ),
);

/** The lines of a sanitised text as they are read: one for each paragraph, item and row; a link with where it leads. */
export function linesOf(nodes: readonly Node[]): string[] {
  return (
    nodes
      .map(textOf)
      .join('')
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      // What is left of an empty item or row, and the mark after the last cell of one.
      .map((line) => line.replace(/( ·)+$/, '').replace(/^[•·]$/, ''))
      .filter((line) => line !== '')
  );
}

function textOf(node: Node): string {
  // Line breaks of the source are mere spaces; those that separate are made below.
  if (node instanceof Text) return node.data.replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element)) return '';
  const inside = [...node.childNodes].map(textOf).join('');
  if (node.localName === 'li') return `\n• ${inside}\n`;
  if (node.localName === 'td' || node.localName === 'th') return `${inside} · `;
  const address = node.localName === 'a' && node.getAttribute('href');
  if (address && address !== inside.trim()) return `${inside} (${address})`;
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside;
}
