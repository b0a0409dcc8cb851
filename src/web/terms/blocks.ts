export interface Block {
  kind: 'heading' | 'paragraph' | 'item';
  /** Of a heading 3 to 6; otherwise how many lists it lies in. */
  level: number;
  /** Of an item in a numbered list. */
  number?: number;
  /** Without line breaks; a link with where it leads. */
  text: string;
}

type Place = Omit<Block, 'text'>;

const BLOCKS = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER BR HR UL OL LI DL DT DD BLOCKQUOTE PRE TABLE CAPTION TR'.split(' '),
);

/** In the order in which they are read. */
export function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  let open = '';
  const end = (place: Place) => {
    // What is left of an empty row, and the mark after the last cell of one.
    const text = open
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/(^| )·$/, '');
    open = '';
    if (text === '') return;
    blocks.push({ ...place, text });
    // The next paragraph of an item is no item of its own.
    if (place.kind === 'item') Object.assign(place, { kind: 'paragraph', number: undefined });
  };
  const read = (node: Node, place: Place) => {
    if (node instanceof Text) {
      open += node.data;
    } else if (node instanceof Element) {
      const inside = placeOf(node, place);
      const isBlock = inside !== place || BLOCKS.has(node.tagName);
      if (isBlock) end(place);
      const from = open.length;
      for (const child of node.childNodes) read(child, inside);
      open += after(node, open.slice(from).trim());
      if (isBlock) end(inside);
    }
  };
  const body: Place = { kind: 'paragraph', level: 0 };
  for (const node of nodes) read(node, body);
  end(body);
  return blocks;
}

/** The same object where the element changes nothing of it. */
function placeOf(element: Element, place: Place): Place {
  const heading = /^h([3-6])$/.exec(element.localName);
  if (heading) return { kind: 'heading', level: Number(heading[1]) };
  if (element.localName !== 'li') return place;
  const number = numberOf(element);
  return { kind: 'item', level: depthOf(element), ...(number !== undefined && { number }) };
}

function depthOf(item: Element): number {
  const list = item.parentElement?.closest('ul, ol');
  const above = list?.parentElement?.closest('li');
  return above ? depthOf(above) + 1 : 1;
}

/** As the browser counts, but for lists that run backwards. */
function numberOf(item: Element): number | undefined {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return undefined;
  let number = Number.parseInt(list.getAttribute('start') ?? '1', 10) || 1;
  for (const each of list.children) {
    if (each.localName !== 'li') continue;
    number = Number.parseInt(each.getAttribute('value') ?? '', 10) || number;
    if (each === item) break;
    number += 1;
  }
  return number;
}

function after(element: Element, text: string): string {
  if (element.localName === 'td' || element.localName === 'th') return ' · ';
  const address = element.localName === 'a' && element.getAttribute('href');
  return address && address !== text ? ` (${address})` : '';
}
