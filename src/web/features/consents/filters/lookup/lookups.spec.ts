import { afterEach, expect, test, vi } from 'vitest';
import { lookupSource } from './lookups.ts';

const PEOPLE = ['Hélène Fournier', 'Liis Sepp', 'Sepp Maria', 'Ольга Орлова'].map((full_name, index) => ({
  uuid: `${index}`.repeat(32),
  username: `u${index}`,
  full_name,
  email: `u${index}@x.org`,
}));

const asked: string[] = [];

/** A server that answers to the parameters that it knows, as `found` says, and to others with everybody. */
function serve(found: Partial<Record<'query' | 'user_keyword', (name: string, text: string) => boolean>>) {
  vi.stubGlobal('fetch', (request: Request) => {
    const { searchParams } = new URL(request.url);
    asked.push(['query', 'user_keyword'].map((name) => searchParams.get(name)).join('|'));
    const rows = PEOPLE.filter(({ full_name }) =>
      Object.entries(found).every(([name, matches]) => {
        const text = searchParams.get(name);
        return text === null || matches(full_name, text);
      }),
    );
    return Promise.resolve(Response.json(rows));
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});

const search = async (text: string) => {
  const found = await lookupSource('users', false).search(text, new AbortController().signal);
  return found.map(({ label }) => label);
};

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
const partOf = (name: string, text: string) => plain(name).includes(plain(text));
/** As Waldur's `query`: first and last name each alone, with their accents. */
const inOnePart = (name: string, text: string) => name.split(' ').some((part) => part.includes(text));

test('whole names are asked for by the keyword, once', async () => {
  serve({ user_keyword: partOf, query: inOnePart });
  expect(await search('helene fournier')).toEqual(['Hélène Fournier']);
  expect(asked).toEqual(['|helene fournier']);
});

test('with the words in another order than the name, by the longest', async () => {
  serve({ user_keyword: partOf, query: inOnePart });
  expect(await search('Fournier, Helene')).toEqual(['Hélène Fournier']);
  expect(asked.at(-1)).toBe('|Fournier');
});

test('a server that ignores the keyword is asked by the query', async () => {
  serve({ query: inOnePart });
  expect(await search('Sepp')).toEqual(['Liis Sepp', 'Sepp Maria']);
  expect(await search('Liis Sepp')).toEqual(['Liis Sepp']);
  expect(asked.at(-1)).toBe('Liis|');
});

test('one that drops the letters of other scripts likewise', async () => {
  const ascii = (name: string, text: string) => name.includes(text.replaceAll(/[^ -~]/g, ''));
  serve({ user_keyword: ascii, query: inOnePart });
  expect(await search('Ольга')).toEqual(['Ольга Орлова']);
});

test('nobody is found where nobody is called so', async () => {
  serve({ user_keyword: partOf, query: inOnePart });
  expect(await search('nobody')).toEqual([]);
  expect(asked).toEqual(['|nobody', 'nobody|']);
});
