import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldText } from '#contract/likeness.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import type { Database } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const folded = async (texts: string[]): Promise<string[]> => {
  const rows = await db.query<{ text: string }>(
    'select fold_text(whole) as text from unnest($1::text[]) with ordinality as given (whole, place) order by place',
    [texts],
  );
  return rows.map(({ text }) => text);
};

/** Letters of Unicode 15 to 17, whose compatibility forms the databases may not know yet. */
const YOUNG =
  /[\u{a7f1}\u{105c9}-\u{105e4}\u{11383}-\u{11391}\u{16121}-\u{16d6a}\u{1ccd6}-\u{1ccf9}\u{1e030}-\u{1e06d}]/u;

test('SQL folds every letter of Unicode as the app does', async () => {
  const letters = [];
  for (let code = 1; code <= 0x10ffff; code += 1) {
    const letter = String.fromCodePoint(code);
    if (!/[\p{Surrogate}\p{Private_Use}\p{Unassigned}]/u.test(letter) && !YOUNG.test(letter)) letters.push(letter);
  }
  const size = 20_000;
  for (let from = 0; from < letters.length; from += size) {
    const batch = letters.slice(from, from + size).map((letter) => `A${letter}ß`);
    expect(await folded(batch)).toEqual(batch.map(foldText));
  }
  // 140,000 letters take half a minute on a machine that does much else.
}, 90_000);

test.each([
  ['', []],
  ['al b', [' a', ' al', ' b']],
  ['anna', [' a', ' an', 'ann', 'nna']],
  [
    'a-b@c.de',
    [' a', 'a-', 'a-b', '-', '-b', '-b@', ' b', 'b@', 'b@c', '@', '@c', '@c.', 'c.', 'c.d', '.', '.d', '.de'],
  ],
  ['李小龙 x', ['李', '李小', '李小龙', '小', '小龙', '龙', ' x']],
])('the parts of "%s"', async (text, expected) => {
  const [row] = await db.query<{ parts: string[] }>('select grams($1) as parts', [text]);
  expect(row?.parts).toEqual(expected);
});
