import type { Database } from '#server/db/database.ts';

/** The uuids of the users that a Waldur finds by its `query` and its `user_keyword`. */
export async function foundUsers(db: Database, asked: URLSearchParams): Promise<Set<string>> {
  const rows = await db.query<Record<'uuid' | 'first_name' | 'last_name' | 'username' | 'email', string>>(
    'select uuid, first_name, last_name, username, email from users',
  );
  const query = (asked.get('query') ?? '').toLowerCase();
  const keyword = normalised(asked.get('user_keyword') ?? '');
  const found = rows.filter(({ first_name, last_name, username, email }) => {
    // Each alone, and with its accents.
    const byQuery = [first_name, last_name, username, email].some((text) => text.toLowerCase().includes(query));
    const byKeyword = [`${first_name} ${last_name}`, username, email].some((text) =>
      normalised(text).includes(keyword),
    );
    return byQuery && byKeyword;
  });
  return new Set(found.map(({ uuid }) => uuid));
}

const normalised = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
