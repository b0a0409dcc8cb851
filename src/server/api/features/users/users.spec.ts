import { expect, test } from 'vitest';
import { USERS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

type Person = 'alice' | 'bob' | 'support' | 'staff';

async function names(person: Person, query = '') {
  const { as, people } = stage.scene;
  const response = await as(people[person]).get(`${USERS}?${query}`);
  return (response.body as { username: string }[]).map(({ username }) => username).join(' '); // by the contract
}

test('staff and support see everybody, the newest account first; others themselves', async () => {
  expect(await names('staff')).toBe('staff support bob alice');
  expect(await names('support')).toBe('staff support bob alice');
  expect(await names('alice')).toBe('alice');
  expect(await names('alice', 'query=bob')).toBe('');
  expect((await stage.scene.as('anonymous').get(USERS)).status).toBe(401);
});

test('role flags are for staff and support; token times for the owner and staff', async () => {
  const { as, people } = stage.scene;
  const url = `http://localhost${USERS}${people.alice.uuid}/`;
  const names = {
    url,
    uuid: people.alice.uuid,
    username: 'alice',
    full_name: 'Alice Archer',
    first_name: 'Alice',
    last_name: 'Archer',
    email: 'alice@example.org',
    organization: '',
    date_joined: '2026-03-01T12:00:00.000Z',
    permissions: [],
  };
  const token = { token_lifetime: 3600, token_expires_at: '2026-03-01T13:00:00.000Z' };
  const flags = { is_active: true, is_staff: false, is_support: false };
  expect((await as(people.alice).get(`${USERS}me/`)).body).toEqual({ ...names, ...token });
  expect((await as(people.alice).get(`${USERS}${people.alice.uuid}/`)).body).toEqual({ ...names, ...token });
  expect((await as(people.support).get(`${USERS}${people.alice.uuid}/`)).body).toEqual({ ...names, ...flags });
  expect((await as(people.staff).get(`${USERS}${people.alice.uuid}/`)).body).toEqual({ ...names, ...flags, ...token });
});

test('staff and support know themselves as such', async () => {
  const { as, people } = stage.scene;
  const query = `${USERS}me/?field=username&field=is_staff&field=is_support&field=token&field=phone_number`;
  expect((await as(people.staff).get(query)).body).toEqual({ username: 'staff', is_staff: true, is_support: false });
  expect((await as(people.support).get(query)).body).toEqual({
    username: 'support',
    is_staff: false,
    is_support: true,
  });
  expect((await as(people.bob).get(query)).body).toEqual({ username: 'bob' });
  expect((await as('anonymous').get(query)).status).toBe(401);
});

test('a token that never expires has no end', async () => {
  const { as, world } = stage.scene;
  const lasting = await world.user({ username: 'lasting', token_lifetime: null });
  const response = await as(lasting).get(`${USERS}me/?field=token_lifetime&field=token_expires_at`);
  expect(response.body).toEqual({ token_lifetime: null, token_expires_at: null });
});

test('others are not found', async () => {
  const { as, people } = stage.scene;
  const missing = { status: 404, body: { detail: 'No User matches the given query.' } };
  expect(await as(people.alice).get(`${USERS}${people.bob.uuid}/`)).toMatchObject(missing);
  expect(await as(people.staff).get(`${USERS}nobody/`)).toMatchObject(missing);
  expect((await as(people.support).get(`${USERS}${people.bob.uuid}/`)).status).toBe(200);
});

test.each([
  ['query=ARCHER', 'alice'],
  ['query=bob%40', 'bob'],
  ['query=alice archer', 'alice'],
  ['query=ba', 'bob'],
  ['query=ice arch', 'alice'],
  ['query=rob', ''],
  ['query=_ob', ''],
  ['query=%25%25%25', ''],
  ['user_keyword=port', 'support'],
  ['user_keyword=example.org', 'staff support bob alice'],
  ['full_name=bake', 'bob'],
  ['email=alice', 'alice'],
  ['username=bob', 'bob'],
  ['username=bo', ''],
  ['is_staff=true', 'staff'],
  ['is_support=True', 'support'],
  ['is_staff=false&is_support=false', 'bob alice'],
  ['is_active=false', ''],
  ['o=username', 'alice bob staff support'],
  ['o=-full_name', 'support staff bob alice'],
  ['o=email', 'alice bob staff support'],
  ['o=-is_staff,username', 'staff alice bob support'],
  ['o=is_support&o=-username', 'staff bob alice support'],
  ['o=username&page_size=2&page=2', 'staff support'],
])('?%s', async (query, expected) => {
  const { as, people } = stage.scene;
  expect(await names('staff', query)).toBe(expected);
  if (!query.includes('page')) {
    const count = (await as(people.staff).head(`${USERS}?${query}`)).headers['x-result-count'];
    expect(count).toBe(String(expected.split(' ').filter(Boolean).length));
  }
});

test.each(['a', 'example.org', '@', 'bob', 'nobody', ',', 'ma 1'])(
  'a search by "%s" without a total finds the same people, and counts nobody',
  async (text) => {
    const { as, people, world, db } = stage.scene;
    for (let n = 1; n <= 12; n++) await world.user({ username: `mary${n}`, first_name: 'Mary', last_name: `A${n}` });
    expect((await db.query('select 1 as one from users')).length).toBeGreaterThan(12);
    const search = `${USERS}?user_keyword=${encodeURIComponent(text)}&o=full_name&page_size=5`;
    const counted = await as(people.staff).get(search);
    const quick = await as(people.staff).get(`${search}&with_total=false`);
    expect(quick.body).toEqual(counted.body);
    expect(quick.headers).not.toHaveProperty('x-result-count');
    expect(quick.headers).not.toHaveProperty('link');
    const total = (await as(people.staff).head(`${search}&with_total=false`)).headers['x-result-count'];
    expect(total).toBe(counted.headers['x-result-count']);
    const second = await as(people.staff).get(`${search}&with_total=false&page=2`);
    expect(second.status).toBe(Number(total) > 5 ? 200 : 404);
    expect((await as(people.bob).get(`${search}&with_total=false`)).body).toHaveLength(
      ['a', 'nobody', 'ma 1'].includes(text) ? 0 : 1,
    );
  },
);

test.each(['mary', 'example.org', 'nobody'])('the pages of a search by "%s" are all of it, in order', async (text) => {
  const { as, people, world } = stage.scene;
  for (let n = 1; n <= 12; n++) await world.user({ username: `mary${n}`, first_name: 'Mary', last_name: `A${n}` });
  const search = `${USERS}?query=${text}&o=username`;
  const whole = (await as(people.staff).get(`${search}&page_size=300`)).body as unknown[]; // by the contract
  const last = Math.max(1, Math.ceil(whole.length / 5));
  for (const page of [...Array.from({ length: last }, (_, before) => before + 1), 'last']) {
    const place = (page === 'last' ? last - 1 : Number(page) - 1) * 5;
    const response = await as(people.staff).get(`${search}&page_size=5&page=${page}`);
    expect(response.body).toEqual(whole.slice(place, place + 5));
    expect(response.headers['x-result-count']).toBe(String(whole.length));
  }
  for (const page of [last + 1, 0, -1, 'x', '9'.repeat(15), '9'.repeat(40)]) {
    expect((await as(people.staff).get(`${search}&page_size=5&page=${page}`)).status, String(page)).toBe(404);
  }
});

test('people are found by any part of a name in any script, whatever its case', async () => {
  const { world } = stage.scene;
  await world.user({ username: 'zkucera', first_name: 'Žofia', last_name: 'Kučerová' });
  await world.user({ username: 'ning', first_name: '宁', last_name: '李小龙' });
  for (const [text, expected] of [
    ['žof', 'zkucera'],
    ['IA KUČER', 'zkucera'],
    ['小龙', 'ning'],
    ['李小龙', 'ning'],
    ['龙李小', ''],
  ]) {
    expect([text, await names('staff', `query=${encodeURIComponent(text ?? '')}`)]).toEqual([text, expected]);
  }
});

test('people are found as people write them, by the query and by the keyword alike', async () => {
  const { as, people, world } = stage.scene;
  await world.user({ username: 'hf', first_name: 'Hélène', last_name: 'Fournier', email: 'h@x.test' });
  await world.user({ username: 'nfd', first_name: 'Hélène'.normalize('NFD'), last_name: 'Roux', email: '' });
  await world.user({ username: 'tiina', first_name: 'Tiina', last_name: 'Õunapuu', email: '' });
  await world.user({ username: 'cem', first_name: 'Cem', last_name: 'İstanbul', email: '' });
  await world.user({ username: 'karl', first_name: 'Karl', last_name: 'Straße', email: '' });
  for (const [text, expected] of [
    ['helene fournier', 'hf'],
    ['Fournier, Hélène', 'hf'],
    ['FOURNIER\u00a0HÉLÈNE\u200b', 'hf'],
    ['hélène'.normalize('NFD'), 'nfd hf'],
    ['h@x.test fourn', 'hf'],
    ['ounapuu', 'tiina'],
    ['ISTANBUL', 'cem'],
    ['istanbul', 'cem'],
    ['strasse', 'karl'],
    ['he', 'nfd hf'],
    ['le', ''],
    ['ne fou', 'hf'],
    ['helene ounapuu', ''],
    [',', 'karl cem tiina nfd hf staff support bob alice'],
  ] as const) {
    for (const parameter of ['query', 'user_keyword']) {
      expect([text, await names('staff', `${parameter}=${encodeURIComponent(text)}`)]).toEqual([text, expected]);
    }
  }
  expect(await names('bob', 'query=helene')).toBe('');
  expect((await as(people.staff).head(`${USERS}?user_keyword=helene`)).headers['x-result-count']).toBe('2');
});

const LONG = encodeURIComponent('é'.repeat(201));
const TOO_LONG = ['Ensure this value has at most 200 characters (it has 201).'];

test('a text of 200 characters is searched', async () => {
  expect(await names('staff', `query=${encodeURIComponent('é'.repeat(200))}`)).toBe('');
});

test.each([
  [`query=${LONG}`, { query: TOO_LONG }],
  [`user_keyword=${LONG}&email=${LONG}`, { user_keyword: TOO_LONG, email: TOO_LONG }],
  ['is_staff=on', { is_staff: ['Must be a valid boolean.'] }],
  ['o=uuid', { o: ['Select a valid choice. uuid is not one of the available choices.'] }],
  ['query=%00', { query: ['Null characters are not allowed.'] }],
])('?%s is refused', async (query, messages) => {
  const { as, people } = stage.scene;
  expect(await as(people.staff).get(`${USERS}?${query}`)).toMatchObject({ status: 400, body: messages });
});
