// Plain JavaScript, since a worker thread starts without the loader that strips types from the rest.
import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { parse, PGlite, protocol } from '@electric-sql/pglite';
import { MAX_NAMED, PLANNING } from './planning.js';

/**
 * @typedef {{ id: number, kind: 'query', text: string, values: (string | null)[] }
 *   | { id: number, kind: 'execute', text: string } | { id: number, kind: 'dump' } | { id: number, kind: 'close' }} Request
 */

const ERROR_FIELDS = /** @type {const} */ (['code', 'constraint', 'detail', 'hint', 'table', 'column', 'severity']);

/** Object identifiers of types, from PostgreSQL's pg_type. */
const INT8 = 20;
const DATE = 1082;

/** Less memory and a quicker start than by default; what is not in the buffers is in those of the operating system. */
const SETTINGS = { shared_buffers: '48MB', max_wal_size: '128MB', min_wal_size: '32MB', ...PLANNING };

/** @type {Map<string, string>} */
const names = new Map();

/** @param {{ directory: string, dump?: string }} options */
async function open({ directory, dump }) {
  const loadDataDir = dump === undefined ? undefined : new Blob([await readFile(dump)]);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return PGlite.create({
    ...(directory === 'memory' ? {} : { dataDir: directory }),
    ...(loadDataDir ? { loadDataDir } : {}),
    startParams: [...PGlite.defaultStartParams, ...settings],
    parsers: { [INT8]: Number, [DATE]: (/** @type {string} */ text) => text },
  });
}

/**
 * Parsed and planned once, and asked for in one piece: PGlite's own `query` plans anew each time and goes through
 * PostgreSQL six times, which took three times as long for a list.
 * @param {PGlite} pglite
 * @param {Extract<Request, { kind: 'query' }>} request
 */
async function runQuery(pglite, { text, values }) {
  const { serialize } = protocol;
  const known = names.get(text);
  const statement = known ?? (names.size < MAX_NAMED ? `consent_desk_${names.size}` : '');
  const prepare = known === undefined ? [serialize.parse({ name: statement, text })] : [];
  try {
    const { messages } = await pglite.execProtocol(
      Buffer.concat([
        ...prepare,
        serialize.bind({ statement, values }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ]),
    );
    if (statement) names.set(text, statement);
    const [result] = parse.parseResults(messages, pglite.parsers, { rowMode: 'array' });
    return { names: result?.fields.map(({ name }) => name) ?? [], rows: result?.rows ?? [], command: result?.command };
  } catch (error) {
    // It may have been parsed, and its name must be free for the next attempt.
    if (prepare.length > 0) {
      await pglite.execProtocol(Buffer.concat([serialize.close({ type: 'S', name: statement }), serialize.sync()]));
    }
    throw error;
  }
}

/**
 * @param {PGlite} pglite
 * @param {Request} request
 */
async function answer(pglite, request) {
  switch (request.kind) {
    case 'query':
      return runQuery(pglite, request);
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

/**
 * Only named fields cross the thread: PGlite's error also holds the bound values, which must not reach a log.
 * @param {unknown} error
 */
function plainError(error) {
  const message = error instanceof Error ? error.message : String(error);
  /** @type {Record<string, unknown>} */
  const plain = { message };
  for (const field of ERROR_FIELDS) {
    if (error instanceof Error && field in error) plain[field] = Reflect.get(error, field);
  }
  return plain;
}

/**
 * After a fault of the WebAssembly machine or a panic of PostgreSQL its memory cannot be trusted: better no database
 * than a wrong one. Thrown out of the worker, the error ends it.
 * @param {unknown} error
 */
function isFatal(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return true;
  return error instanceof Error && 'severity' in error && error.severity === 'PANIC';
}

/**
 * @param {PGlite} pglite
 * @param {import('node:worker_threads').MessagePort} port
 * @param {Request} request
 */
async function serve(pglite, port, request) {
  try {
    port.postMessage({ id: request.id, result: await answer(pglite, request) });
  } catch (error) {
    if (isFatal(error)) throw error;
    port.postMessage({ id: request.id, error: plainError(error) });
  }
  if (request.kind === 'close') port.close();
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const pglite = await open(workerData);
  port.on('message', (/** @type {Request} */ request) => void serve(pglite, port, request));
  port.postMessage({ ready: true });
}
