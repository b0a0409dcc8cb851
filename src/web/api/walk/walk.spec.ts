import { describe, expect, it } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import { walk, walkByOffering, type Portion } from './walk.ts';
import { testConsent, testConsents, testServer, uuidOf } from './test-server.ts';

async function all(portions: AsyncIterable<Portion>) {
  const rows: Consent[] = [];
  let shrank = false;
  for await (const portion of portions) {
    rows.push(...portion.rows);
    shrank ||= portion.shrank;
  }
  return { uuids: rows.map(({ uuid }) => uuid), shrank };
}

const uuids = (rows: Consent[]) => rows.map(({ uuid }) => uuid);

describe('reading all that match', () => {
  it.each([0, 1, 299, 300, 301, 600, 1000])('gives each of %i rows once, in order', async (count) => {
    const rows = testConsents(count);
    const { readPage, asked } = testServer(rows);
    expect(await all(walk(readPage, { state: 'x' } as object))).toEqual({ uuids: uuids(rows), shrank: false });
    expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 300)));
    expect(asked[0]).toMatchObject({ state: 'x', o: ['created'], page: 1, page_size: 300 });
  });

  it('takes in rows that come at the end meanwhile', async () => {
    const rows = testConsents(700);
    const { readPage } = testServer(rows, (request) => {
      if (request === 2) rows.push(testConsent(5000));
    });
    expect((await all(walk(readPage, {}))).uuids).toEqual(uuids(rows));
  });

  it('leaves out no row when others go away before it', async () => {
    const rows = testConsents(1000);
    const left = uuids(rows.slice(20));
    const { readPage } = testServer(rows, (request) => {
      if (request === 3) rows.splice(0, 20);
    });
    const read = await all(walk(readPage, {}));
    expect(read.shrank).toBe(true);
    expect(new Set(read.uuids)).toEqual(new Set([...left, ...testConsents(20).map(({ uuid }) => uuid)]));
    expect(read.uuids).toHaveLength(1000);
  });

  it('ends where the last page has gone', async () => {
    const rows = testConsents(601);
    const { readPage } = testServer(rows, (request) => {
      if (request === 3) rows.splice(0, 2);
    });
    const read = await all(walk(readPage, {}));
    expect(read).toMatchObject({ shrank: true });
    expect(read.uuids).toEqual(uuids(testConsents(601)));
  });

  it('says why a page cannot be read', async () => {
    const { readPage } = testServer(testConsents(700), (request) => {
      if (request === 2) throw new TypeError('broken');
    });
    await expect(all(walk(readPage, {}))).rejects.toThrow('broken');
  });
});

describe('reading offering by offering', () => {
  it('asks for no far page', async () => {
    const rows = testConsents(2000);
    const { readPage, asked } = testServer(rows);
    const offerings = Array.from({ length: 10 }, (_, index) => uuidOf(index));
    const read = await all(walkByOffering(readPage, {}, offerings, rows.length));
    expect(new Set(read.uuids)).toEqual(new Set(uuids(rows)));
    expect(read.uuids).toHaveLength(2000);
    expect(asked.every(({ page, offering_uuid }) => page === 1 && offering_uuid !== undefined)).toBe(true);
  });

  it('also gives what belongs to no offering that is listed, and nothing twice', async () => {
    const rows = testConsents(2000);
    const { readPage } = testServer(rows);
    const read = await all(walkByOffering(readPage, {}, [uuidOf(1), uuidOf(2)], rows.length));
    expect(new Set(read.uuids)).toEqual(new Set(uuids(rows)));
    expect(read.uuids).toHaveLength(2000);
  });
});
