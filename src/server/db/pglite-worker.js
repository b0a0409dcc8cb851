// Plain JavaScript, since a worker thread starts without the loader that strips types from the rest.
import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/**
 * @typedef {{ id: number, kind: 'query', text: string, values: (string | null)[] }
 *   | { id: number, kind: 'execute', text: string } | { id: number, kind: 'dump' } | { id: number, kind: 'close' }} Request
 */

const ERROR_FIELDS = /** @type {const} */ (['code', 'constraint', 'detail', 'hint', 'table', 'column', 'severity']);

/** Object identifiers of types, from PostgreSQL's pg_type. */
const INT8 = 20;
const DATE = 1082;

/** Less memory and a quicker start than by default; what is not in the buffers is in those of the operating system. */
const SETTINGS = ['-c', 'shared_buffers=48MB', '-c', 'max_wal_size=128MB', '-c', 'min_wal_size=32MB'];

/** Values arrive in their text form whatever their type is, so that every serializer is the identity. */
const serializers = new Proxy({}, { get: () => (/** @type {string} */ text) => text });

/** @param {{ directory: string, dump?: string }} options */
async function open({ directory, dump }) {
  const loadDataDir = dump === undefined ? undefined : new Blob([await readFile(dump)]);
  return PGlite.create({
    ...(directory === 'memory' ? {} : { dataDir: directory }),
    ...(loadDataDir ? { loadDataDir } : {}),
    startParams: [...PGlite.defaultStartParams, ...SETTINGS],
    parsers: { [INT8]: Number, [DATE]: (/** @type {string} */ text) => text },
  });
}

/**
 * @param {PGlite} pglite
 * @param {Request} request
 */
async function answer(pglite, request) {
  switch (request.kind) {
    case 'query': {
      const { rows, fields, command } = await pglite.query(request.text, request.values, {
        serializers,
        rowMode: 'array',
      });
      return { names: fields.map(({ name }) => name), rows, command };
    }
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
