import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { compareBlocks } from './compare.ts';
import { excerptsOf } from './excerpts.ts';

const block = (text: string, place: Partial<Block> = {}): Block => ({ kind: 'paragraph', level: 0, text, ...place });
const paragraphs = (texts: readonly string[]) => texts.map((text) => block(text));

function compared(before: readonly Block[], after: readonly Block[], timeLimit?: number) {
  const result = compareBlocks(before, after, timeLimit);
  if (result.kind !== 'changed') throw new Error(result.kind);
  return result;
}

const MARKS = { same: '=', added: '+', removed: '-' };
/** One line for each block: "=Keep it for |-ten|+thirty|= days." */
const brief = (before: readonly Block[], after: readonly Block[]) =>
  compared(before, after).blocks.map(({ parts }) => parts.map(({ kind, text }) => MARKS[kind] + text).join('|'));

/** A text of `count` words in paragraphs of fifty, in which about one word in `every` is another one. */
function longText(count: number, every = Infinity): Block[] {
  const words = Array.from({ length: count }, (_, n) => (n % every === every - 1 ? `other${n}` : `word${n % 97}`));
  return Array.from({ length: count / 50 }, (_, n) => block(words.slice(n * 50, n * 50 + 50).join(' ')));
}

describe('two texts', () => {
  it('that are the same are said to be, whatever their length and structure', () => {
    expect(compareBlocks(paragraphs(['Use it well.']), [block('Use it well.', { kind: 'item', level: 1 })])).toEqual({
      kind: 'same',
    });
    expect(compareBlocks([], []).kind).toBe('same');
    expect(compareBlocks(longText(5000), longText(5000)).kind).toBe('same');
  });

  it('differ by words within the blocks that became each other', () => {
    expect(brief(paragraphs(['Keep it for ten days.']), paragraphs(['Keep it for thirty days.']))).toEqual([
      '=Keep it for |-ten|+thirty|= days.',
    ]);
  });

  it('differ by whole blocks that were added or removed, in the order of both', () => {
    expect(brief(paragraphs(['A one', 'B two', 'C three']), paragraphs(['A one', 'C three', 'D four']))).toEqual([
      '=A one',
      '-B two',
      '=C three',
      '+D four',
    ]);
  });

  it('pair what became each other, and not what merely stands at the same place', () => {
    const before = paragraphs(['Keys are yours to keep safe.', 'Data is kept for ten days.']);
    const after = paragraphs([
      'Backups are not made.',
      'Keys are yours alone to keep safe.',
      'Data is kept for one day.',
    ]);
    expect(brief(before, after)).toEqual([
      '+Backups are not made.',
      '=Keys are yours |+alone |=to keep safe.',
      '=Data is kept for |-ten days|+one day|=.',
    ]);
  });

  it('keep the structure of the new text, and of the old one where a block is gone', () => {
    const before = [block('Version 1.0', { kind: 'heading', level: 3 }), block('Pay', { kind: 'item', level: 2 })];
    const after = [block('Version 2.0', { kind: 'heading', level: 4 })];
    expect(compared(before, after).blocks).toEqual([
      {
        kind: 'heading',
        level: 4,
        parts: [
          { kind: 'same', text: 'Version ' },
          { kind: 'removed', text: '1.0' },
          { kind: 'added', text: '2.0' },
        ],
      },
      { kind: 'item', level: 2, parts: [{ kind: 'removed', text: 'Pay' }] },
    ]);
  });

  it('count their words, and not their punctuation', () => {
    const result = compared(paragraphs(['One, two and three.']), paragraphs(['One; two, three and four.']));
    expect(result).toMatchObject({ wordsAdded: 2, wordsRemoved: 1 });
  });

  it('lose nothing: without what was added it is the old text, without what was removed the new one', () => {
    const [before, after] = [longText(2000), longText(2000, 40)];
    const result = compared(before, after, 10_000);
    const without = (unwanted: string) =>
      result.blocks.map(({ parts }) => parts.flatMap(({ kind, text }) => (kind === unwanted ? [] : text)).join(''));
    expect(without('added')).toEqual(before.map(({ text }) => text));
    expect(without('removed')).toEqual(after.map(({ text }) => text));
    expect(result.wordsAdded).toBe(50);
  });

  it('with nothing in common are not compared word by word, nor is what would take too long', () => {
    const other = longText(5000).map(({ text }) => block(text.replaceAll('word', 'thing')));
    expect(compareBlocks(longText(5000), other, 10_000)).toEqual({ kind: 'too-different' });
    expect(compareBlocks(longText(5000), longText(5000, 2), 1)).toEqual({ kind: 'too-different' });
  });
});

describe('what is shown of a comparison', () => {
  const before = [
    block('Fees', { kind: 'heading', level: 3 }),
    ...paragraphs(['a', 'b', 'c', 'd', 'Keep it for ten days.', 'e', 'f', 'g', 'h']),
  ];
  const after = before.map((each) => block(each.text.replace('ten', 'two'), { kind: each.kind, level: each.level }));
  const textOf = ({ folded, blocks }: ReturnType<typeof excerptsOf>[number]) => [
    folded,
    blocks.map(({ parts }) => parts.map(({ text }) => text).join('')).join(' '),
  ];

  it('is what changed, with its neighbours and the heading above it; the rest is folded and not lost', () => {
    expect(excerptsOf(compared(before, after).blocks).map(textOf)).toEqual([
      [false, 'Fees'],
      [true, 'a b c'],
      [false, 'd Keep it for tentwo days. e'],
      [true, 'f g h'],
    ]);
  });

  it('is all of a short text', () => {
    const short = (texts: readonly Block[]) => texts.slice(3, 8);
    expect(excerptsOf(compared(short(before), short(after)).blocks).map(textOf)).toEqual([
      [false, 'c d Keep it for tentwo days. e f'],
    ]);
  });
});
