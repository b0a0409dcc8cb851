// Plain JavaScript, since a thread starts without the loader that strips types.
import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { SYNCED, SyncedFiles } from './synced-files.js';
import { preparedQueries } from './wire.js';

/**
 * @typedef {{ directory: string, dump?: string, sync: boolean, planning: Record<string, string>, maxNamed: number }} Options
 * @typedef {{ id: number, kind: 'query', text: string, values: (string | null)[] }
 *   | { id: number, kind: 'execute', text: string } | { id: number, kind: 'dump' } | { id: number, kind: 'close' }} Request
 */

const ERROR_FIELDS = /** @type {const} */ (['code', 'constraint', 'detail', 'hint', 'table', 'column', 'severity']);

// Types of PostgreSQL's pg_type.
const INT8 = 20;
const DATE = 1082;

// Less memory and a quicker start than by default; the operating system buffers the rest.
const MEMORY = { shared_buffers: '48MB', max_wal_size: '128MB', min_wal_size: '32MB' };

/** @param {Options} options */
async function open({ directory, dump, sync, planning }) {
  const loadDataDir = dump === undefined ? undefined : new Blob([await readFile(dump)]);
  const chosen = { ...MEMORY, ...planning, ...(sync ? SYNCED : {}) };
  const settings = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return PGlite.create({
    ...filesOf(directory, sync),
    ...(loadDataDir ? { loadDataDir } : {}),
    startParams: [...PGlite.defaultStartParams, ...settings],
    parsers: { [INT8]: Number, [DATE]: (/** @type {string} */ text) => text },
  });
}

/** @param {string} directory @param {boolean} sync */
function filesOf(directory, sync) {
  if (directory === 'memory') return {};
  return sync ? { fs: new SyncedFiles(directory) } : { dataDir: directory };
}

/** @param {PGlite} pglite @param {ReturnType<typeof preparedQueries>} query @param {Request} request */
async function perform(pglite, query, request) {
  switch (request.kind) {
    case 'query':
      return query(request.text, request.values);
    case 'execute':
      await pglite.exec(request.text);
      return undefined;
    case 'dump': {
      const dump = await pglite.dumpDataDir('none');
      return new Uint8Array(await dump.arrayBuffer());
    }
    case 'close':
      await pglite.close();
      return undefined;
  }
}

/** PGlite's error also holds the bound values, which must reach no log. @param {unknown} error */
function plainError(error) {
  const message = error instanceof Error ? error.message : String(error);
  /** @type {Record<string, unknown>} */
  const plain = { message };
  for (const field of ERROR_FIELDS) {
    if (error instanceof Error && field in error) plain[field] = Reflect.get(error, field);
  }
  return plain;
}

/** After these the memory cannot be trusted: thrown out of the worker, the error ends it. @param {unknown} error */
function isFatal(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return true;
  return error instanceof Error && 'severity' in error && error.severity === 'PANIC';
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const pglite = await open(workerData);
  const query = preparedQueries(pglite, workerData.maxNamed);
  port.on('message', async (/** @type {Request} */ request) => {
    try {
      port.postMessage({ id: request.id, result: await perform(pglite, query, request) });
    } catch (error) {
      if (isFatal(error)) throw error;
      port.postMessage({ id: request.id, error: plainError(error) });
    }
    if (request.kind === 'close') port.close();
  });
  port.postMessage({ ready: true });
}
