import { afterAll, beforeAll, beforeEach } from 'vitest';
import fastify, { type FastifyInstance } from 'fastify';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from './database.ts';
import { api } from '#server/api/api.ts';
import type { ApiOptions } from '#server/api/openapi/operation.ts';
import { type Client, createClient } from './client.ts';
import { createWorld, type People, type TestUser, type World } from './world.ts';
import { issueToken } from '#server/api/auth/tokens.ts';

export interface TestApi {
  app: FastifyInstance;
  db: Database;
  world: World;
  /** The time as the API sees it; move it by setting it. */
  clock: { now: Date };
  /** Requests with a token of `user`, or without credentials. Every response is checked against the contract. */
  as: (user: TestUser | 'anonymous') => Client;
  tokenOf: (user: TestUser) => Promise<string>;
  /** An empty database again. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

const NOON = new Date('2026-03-01T12:00:00.000Z');
const TOKEN_KEY = Buffer.alloc(32, 'token key of the tests');

/**
 * The API on a database of its own, without a socket.
 * @param wrap puts something between the API and its database, such as a fault or a counter
 * @param more what it is started with beside
 */
export async function createTestApi(
  wrap: (db: Database) => Database = (db) => db,
  more: Partial<ApiOptions> = {},
): Promise<TestApi> {
  const db = await createTestDatabase();
  const clock = { now: NOON };
  const app = fastify();
  const options = { db: wrap(db), now: () => clock.now, tokenKey: TOKEN_KEY, siteName: 'Consent Desk', ...more };
  await app.register(api, options);
  const tokenOf = (user: TestUser) => issueToken(db, TOKEN_KEY, user.id, clock.now);
  return {
    app,
    db,
    world: createWorld(db, clock),
    clock,
    tokenOf,
    as: (user) => createClient(app, async () => (user === 'anonymous' ? undefined : tokenOf(user))),
    // The ledger refuses deletion, so its guard is put aside for a moment.
    reset: () =>
      db.execute(`
        alter table events disable trigger events_append_only;
        truncate customers, users, sign_in_attempts, events restart identity cascade;
        alter table events enable trigger events_append_only;`),
    async close() {
      await app.close();
      await db.close();
    },
  };
}

export interface Scene extends TestApi {
  people: People;
}

/**
 * The API for the tests of one file, and before each of them the same four people in an otherwise empty database at
 * noon of 1 March 2026.
 */
export function prepareScene(wrap?: (db: Database) => Database, more?: Partial<ApiOptions>): { readonly scene: Scene } {
  let scene: Scene | undefined;
  beforeAll(async () => {
    const api = await createTestApi(wrap, more);
    scene = { ...api, people: await api.world.people() };
  });
  beforeEach(async () => {
    if (!scene) return;
    scene.clock.now = NOON;
    await scene.reset();
    scene.people = await scene.world.people();
  });
  afterAll(() => scene?.close());
  return {
    get scene() {
      if (!scene) throw new Error('The scene is set up in beforeAll.');
      return scene;
    },
  };
}
