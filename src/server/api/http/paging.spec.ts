import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

async function consents(count: number) {
  const { world, people } = stage.scene;
  for (let index = 0; index < count; index += 1) {
    await world.consent(people.alice, await world.offering({ name: `Offering ${index}` }));
  }
}

async function page(query: string) {
  const { as, people } = stage.scene;
  const response = await as(people.staff).get(`${CONSENTS}${query}`);
  const { link = '', 'x-result-count': total } = response.headers;
  const links = String(link).replaceAll(`http://localhost${CONSENTS}`, '');
  return { status: response.status, rows: (response.body as unknown[]).length, total, links, body: response.body };
}

test('the links of the first, a middle and the last page', async () => {
  await consents(12);
  expect(await page('?o=created&page_size=5')).toMatchObject({
    rows: 5,
    total: '12',
    links:
      '<?o=created&page_size=5>; rel="first", <?o=created&page=2&page_size=5>; rel="next", ' +
      '<?o=created&page=3&page_size=5>; rel="last"',
  });
  expect(await page('?page_size=5&page=2&o=created')).toMatchObject({
    rows: 5,
    links:
      '<?o=created&page_size=5>; rel="first", <?o=created&page_size=5>; rel="prev", ' +
      '<?o=created&page=3&page_size=5>; rel="next", <?o=created&page=3&page_size=5>; rel="last"',
  });
  expect(await page('?page_size=5&page=last')).toMatchObject({
    rows: 2,
    links: '<?page_size=5>; rel="first", <?page=2&page_size=5>; rel="prev", <?page=3&page_size=5>; rel="last"',
  });
});

test('links keep every other parameter', async () => {
  await consents(1);
  expect(await page('?version=1.0&o=created&o=-modified&has_consent=true&page=1&x=a%20b')).toMatchObject({
    links:
      '<?has_consent=true&o=created&o=-modified&version=1.0&x=a+b>; rel="first", ' +
      '<?has_consent=true&o=created&o=-modified&version=1.0&x=a+b>; rel="last"',
  });
});

test('ten are on a page unless the size is a whole number from 1', async () => {
  await consents(12);
  for (const size of ['', '0', '-3', '2.5', 'many'])
    expect(await page(`?page_size=${size}`)).toMatchObject({ rows: 10 });
  expect(await page('?page_size=11')).toMatchObject({ rows: 11 });
  expect(await page('?page_size=100000')).toMatchObject({ rows: 12 });
});

test('no page has more than 300', async () => {
  const { db, people, as, clock } = stage.scene;
  await consents(1);
  await db.query(
    `insert into offerings (uuid, customer_id, name, slug, state, created)
     select gen_random_uuid(), 1, 'Many', 'many', 'Active', $1 from generate_series(1, 305)`,
    [clock.now],
  );
  await db.query(
    `insert into consents (uuid, user_id, offering_id, agreement_date, modified)
     select gen_random_uuid(), $1, id, $2, $2 from offerings where name = 'Many'`,
    [people.bob.id, clock.now],
  );
  const response = await as(people.staff).get(`${CONSENTS}?page_size=1000`);
  expect(response.body).toHaveLength(300);
  expect(response.headers['x-result-count']).toBe('306');
});

test('the first page of nothing is there, and so is the last', async () => {
  for (const query of ['', '?page=1', '?page=last', '?page=']) {
    expect(await page(query)).toMatchObject({ status: 200, rows: 0, total: '0' });
  }
});

test.each(['0', '-1', '3', 'two', '1.5', 'LAST', '99999999999999999999'])('there is no page %s', async (number) => {
  const { as, people } = stage.scene;
  await consents(12);
  const response = await as(people.staff).get(`${CONSENTS}?page=${number}`);
  expect(response).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
  expect((await as(people.staff).head(`${CONSENTS}?page=${number}`)).status).toBe(404);
});

test('HEAD has the headers of the list and no body', async () => {
  const { as, people } = stage.scene;
  await consents(3);
  const [list, count] = [
    await as(people.alice).get(`${CONSENTS}?page_size=2`),
    await as(people.alice).head(`${CONSENTS}?page_size=2`),
  ];
  expect(count).toMatchObject({ status: 200, body: '' });
  for (const name of ['x-result-count', 'link']) expect(count.headers[name]).toBe(list.headers[name]);
  expect((await as(people.bob).head(CONSENTS)).headers['x-result-count']).toBe('0');
});
