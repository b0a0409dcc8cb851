// The file system of PGlite with the one call that it lacks. Plain JavaScript, as its only user is the worker.
import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** These win over PGlite's `-F`; `fsync` is the one way to sync the log that Emscripten hands on. */
export const SYNCED = { fsync: 'on', wal_sync_method: 'fsync' };

/** Hands each sync of PostgreSQL to the operating system, also of directories, for the names in them. */
export class SyncedFiles extends NodeFS {
  /** @override @type {NodeFS['init']} */
  async init(pglite, options) {
    const { emscriptenOpts } = await super.init(pglite, options);
    /** @param {import('@electric-sql/pglite').PGlite['Module']} module */
    const addSync = ({ NODEFS, FS }) => {
      // Emscripten has these besides its own types.
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
