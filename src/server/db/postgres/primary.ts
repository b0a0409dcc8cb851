import { Client, type Pool } from 'pg';
import { placesOf } from './host-urls.ts';
import { reasonOf } from '#server/db/unavailable.ts';

const TIMEOUT_MS = 2000;

async function isWritable(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
    return rows[0]?.transaction_read_only === 'off';
  } finally {
    void client.end().catch(() => undefined);
  }
}

async function findWritable(urls: readonly string[]): Promise<string> {
  const asked = urls.map(async (url) => {
    if (await isWritable(url)) return url;
    throw Object.assign(new Error(`${placesOf(url)} can only be read`), { code: '25006' });
  });
  return Promise.any(asked);
}

export interface Primary {
  pool(): Promise<Pool>;
  /** Tells that a connection was of no use: the next `pool` looks for the host again. */
  suspect(): void;
  close(): Promise<void>;
}

/** `onMove` is told where the connections lead from now on. */
export function createPrimary(
  urls: readonly string[],
  open: (url: string) => Pool,
  onMove: (place: string) => void,
): Primary {
  let current: { url: string; pool: Pool } | undefined;
  let isTrusted = false;
  let searching: Promise<Pool> | undefined;

  async function search(): Promise<Pool> {
    const [only = ''] = urls;
    const url = urls.length === 1 ? only : await findWritable(urls);
    if (current?.url !== url) {
      const before = current?.pool;
      current = { url, pool: open(url) };
      if (before) onMove(placesOf(url));
      // Connections to a host that is gone may hang for long; nobody waits for them.
      void before?.end().catch((error: unknown) => process.emitWarning(reasonOf(error)));
    }
    isTrusted = true;
    return current.pool;
  }

  return {
    async pool() {
      if (isTrusted && current) return current.pool;
      searching ??= search().finally(() => (searching = undefined));
      return searching;
    },
    suspect() {
      isTrusted = urls.length === 1;
    },
    async close() {
      await current?.pool.end();
    },
  };
}
