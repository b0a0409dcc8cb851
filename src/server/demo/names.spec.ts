import { expect, test } from 'vitest';
import { foldText } from '#contract/likeness.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { NAME_GROUPS, UNUSUAL_PEOPLE } from './names.ts';

test('SQL folds names of many languages as the app does', async () => {
  const names = NAME_GROUPS.flatMap(({ given, family }) =>
    given.flatMap((first) => family.map((last) => `${first} ${last}`)),
  );
  names.push(...UNUSUAL_PEOPLE.map(({ first_name, last_name }) => `${first_name} ${last_name}`));
  const all = names.flatMap((name) => [name, name.normalize('NFD'), name.toUpperCase(), name.replace(' ', ',\u200b')]);
  expect(all.length).toBeGreaterThan(3000);
  const db = await createTestDatabase();
  try {
    const rows = await db.query<{ text: string }>(
      'select fold_text(name) as text from unnest($1::text[]) with ordinality as given (name, place) order by place',
      [all],
    );
    expect(rows.map(({ text }) => text)).toEqual(all.map(foldText));
  } finally {
    await db.close();
  }
});
