// The file system of PGlite with the one call that it lacks. Plain JavaScript, as its only user is the worker.
import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * PGlite turns syncing off (`-F`), and what PostgreSQL would sync through Emscripten's files of Node goes nowhere. These
 * settings stand behind the usual ones and win; of the ways to sync the log, `fsync` is the one that Emscripten hands on.
 */
export const SYNCED = { fsync: 'on', wal_sync_method: 'fsync' };

/**
 * Files of Node on which a sync of PostgreSQL is one of the operating system. It syncs directories too, as it does
 * everywhere, to keep the names of the files in them.
 */
export class SyncedFiles extends NodeFS {
  /** @override @type {NodeFS['init']} */
  async init(pglite, options) {
    const { emscriptenOpts } = await super.init(pglite, options);
    /** @param {import('@electric-sql/pglite').PGlite['Module']} module */
    const addSync = ({ NODEFS, FS }) => {
      // What Emscripten has besides its own type: operations of streams, the number of the file in Node, names of errors.
      const files = /** @type {NodeFiles} */ (/** @type {unknown} */ (NODEFS));
      files.stream_ops.fsync = ({ nfd }) => {
        try {
          fsyncSync(nfd);
          return 0;
        } catch (error) {
          throw new FS.ErrnoError(files.convertNodeCode(error));
        }
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/**
 * @typedef {{
 *   stream_ops: { fsync?: (stream: { nfd: number }) => number },
 *   convertNodeCode: (error: unknown) => number,
 * }} NodeFiles
 */
