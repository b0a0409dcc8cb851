import { describe, expect, it } from 'vitest';
import { compareLines, fold } from './compare.ts';

const brief = (before: string[], after: string[]) => {
  const result = compareLines(before, after);
  if (result.kind !== 'changed') return result.kind;
  return result.parts.map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text.trim()}`);
};

/** A text of `count` words in paragraphs of fifty, in which about one word in `every` is another one. */
function longText(count: number, every = Infinity): string[] {
  const words = Array.from({ length: count }, (_, n) => (n % every === every - 1 ? `other${n}` : `word${n % 97}`));
  return Array.from({ length: count / 50 }, (_, n) => words.slice(n * 50, n * 50 + 50).join(' '));
}

describe('two texts', () => {
  it('that are the same are said to be, whatever their length', () => {
    expect(brief(['Use it well.'], ['Use it well.'])).toBe('same');
    expect(brief([], [])).toBe('same');
    expect(brief(longText(5000), longText(5000))).toBe('same');
  });

  it('differ by words, in their order', () => {
    expect(brief(['Title', 'Keep it for ten days.'], ['Title', 'Keep it for thirty days.'])).toEqual([
      '=Title\n\nKeep it for',
      '-ten',
      '+thirty',
      '=days.',
    ]);
  });

  it('differ by whole lines that were added or removed', () => {
    expect(brief(['A one', 'B two', 'C three'], ['A one', 'C three', 'D four'])).toEqual([
      '=A one',
      '-B two',
      '=C three',
      '+D four',
    ]);
  });

  it('count their words, and not their punctuation', () => {
    const result = compareLines(['One, two and three.'], ['One; two, three and four.']);
    expect(result).toMatchObject({ kind: 'changed', wordsAdded: 2, wordsRemoved: 1 });
  });

  it('lose nothing: without what was added it is the old text, without what was removed the new one', () => {
    const [before, after] = [longText(2000), longText(2000, 40)];
    const result = compareLines(before, after, 10_000);
    if (result.kind !== 'changed') throw new Error(result.kind);
    const without = (unwanted: string) =>
      result.parts.flatMap(({ kind, text }) => (kind === unwanted ? [] : text.split(/\s+/).filter(Boolean)));
    expect(without('added')).toEqual(before.join(' ').split(' '));
    expect(without('removed')).toEqual(after.join(' ').split(' '));
    expect(result.wordsAdded).toBe(50);
  });
});

it('gives up when its time is over, on texts of 5,000 words that have nothing in common', () => {
  const other = longText(5000).map((line) => line.replaceAll('word', 'thing'));
  expect(compareLines(longText(5000), other, 1)).toEqual({ kind: 'too-different' });
});

describe('an unchanged stretch', () => {
  const text = longText(200).join('\n\n');

  it('is cut between two changes, and loses nothing', () => {
    const cut = fold(text, { first: false, last: false });
    expect(cut).toMatchObject({ words: 152 });
    expect(`${cut?.before}${cut?.hidden}${cut?.after}`).toBe(text);
    expect(cut?.before.trim().split(/\s+/)).toHaveLength(24);
  });

  it('needs no context where the text begins or ends', () => {
    expect(fold(text, { first: true, last: false })?.before).toBe('');
    expect(fold(text, { first: false, last: true })?.after).toBe('');
  });

  it('stays whole when it is short', () => {
    expect(fold(longText(50).join(' '), { first: false, last: false })).toBeUndefined();
  });
});
