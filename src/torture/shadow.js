// Loaded into a server and its threads by `--import`, without a loader of types. The files below one directory get a
// shadow that receives contents and names only when they are synced: what a power failure would leave at worst. Linux
// only.
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const { SHADOW_OF: root = '', SHADOW_IN: store = '' } = process.env;
const real = { ...fs };

/** @typedef {{ ranges: [from: number, to: number][] }} Unsynced */

/** What was written and not yet synced, by key. @type {Map<string, Unsynced>} */
const unsynced = new Map();
/** @type {Map<number, string>} */
const keyOfOpen = new Map();

/** Numbers of files are used again after a deletion; the time of birth is not. @param {fs.BigIntStats} stats */
export const keyOf = ({ ino, birthtimeNs }) => `${ino}-${birthtimeNs}`;

/** @param {number} fd */
const pathOf = (fd) => `/proc/self/fd/${fd}`;

/** @param {string} key */
const shadowOf = (key) => join(store, 'files', key);

/** @param {unknown} path */
const isBelow = (path) => typeof path === 'string' && path.startsWith(`${root}/`);

/** Whether the file was there, and so on the disk, when the server started. @param {string} key */
const wasThere = (key) => fs.existsSync(join(store, 'before', key));

/** @param {number} fd @returns {string | undefined} */
function openKey(fd) {
  const known = keyOfOpen.get(fd);
  if (known !== undefined) return known || undefined;
  const inside = isBelow(real.readlinkSync(pathOf(fd)));
  const key = inside ? keyOf(real.fstatSync(fd, { bigint: true })) : '';
  keyOfOpen.set(fd, key);
  return key || undefined;
}

/** Before the first change: the content on the disk, none for a new file. @param {string} path @param {string} key */
function keepOld(path, key) {
  if (fs.existsSync(shadowOf(key))) return;
  if (wasThere(key)) real.copyFileSync(path, shadowOf(key), fs.constants.COPYFILE_FICLONE);
  else real.writeFileSync(shadowOf(key), '');
}

/** Before a name goes: the file stays, since its name may still be on the disk. @param {string} path */
function keepNamed(path) {
  const stats = real.lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats?.isFile()) return;
  const key = keyOf(stats);
  if (wasThere(key) && !fs.existsSync(shadowOf(key))) real.linkSync(path, shadowOf(key));
}

/** @param {number} fd */
function beforeChange(fd) {
  const key = openKey(fd);
  if (key) keepOld(pathOf(fd), key);
  return key;
}

/** @param {number} fd */
function synced(fd) {
  const key = openKey(fd);
  const stats = real.fstatSync(fd, { bigint: true });
  if (stats.isDirectory()) {
    if (key || real.readlinkSync(pathOf(fd)) === root) namesSynced(pathOf(fd), keyOf(stats));
  } else if (key) contentSynced(fd, key, Number(stats.size));
}

/** @param {string} path @param {string} key */
function namesSynced(path, key) {
  const names = real.readdirSync(path).flatMap((name) => {
    const stats = real.lstatSync(join(path, name), { bigint: true, throwIfNoEntry: false });
    return stats ? [{ name, key: keyOf(stats), kind: stats.isDirectory() ? 'directory' : 'file' }] : [];
  });
  const file = join(store, 'directories', key);
  real.writeFileSync(`${file}.new`, JSON.stringify(names));
  real.renameSync(`${file}.new`, file);
}

/** @param {number} fd @param {string} key @param {number} size */
function contentSynced(fd, key, size) {
  const known = unsynced.get(key);
  unsynced.delete(key);
  // Written by other means than those below, such as a copy: all of it is on the disk now.
  if (!known && !(wasThere(key) && fs.existsSync(shadowOf(key)))) {
    return real.copyFileSync(pathOf(fd), shadowOf(key), fs.constants.COPYFILE_FICLONE);
  }
  const [from, to] = [real.openSync(pathOf(fd), 'r'), real.openSync(shadowOf(key), 'r+')];
  for (const [begin, end] of known?.ranges ?? []) {
    const part = Buffer.alloc(Math.max(0, Math.min(end, size) - begin));
    real.readSync(from, part, 0, part.length, begin);
    real.writeSync(to, part, 0, part.length, begin);
  }
  real.ftruncateSync(to, size);
  real.closeSync(from);
  return real.closeSync(to);
}

/** @param {number} fd @param {number} from @param {number} length */
function noteWritten(fd, from, length) {
  const key = openKey(fd);
  if (!key) return;
  const known = unsynced.get(key) ?? { ranges: [] };
  unsynced.set(key, known);
  known.ranges.push([from, from + length]);
}

/** Those operations by which PGlite changes files, and every sync. */
function watch() {
  Object.assign(fs, {
    /** @param {string} path @param {number} flags @param {number} [mode] */
    openSync(path, flags, mode) {
      const empties = typeof flags === 'number' && (flags & fs.constants.O_TRUNC) !== 0 && isBelow(path);
      if (empties && fs.existsSync(path)) keepOld(path, keyOf(real.statSync(path, { bigint: true })));
      return real.openSync(path, flags, mode);
    },
    /** @param {number} fd */
    closeSync(fd) {
      keyOfOpen.delete(fd);
      real.closeSync(fd);
    },
    /** @param {number} fd @param {Uint8Array} data @param {number} offset @param {number} length @param {number} position */
    writeSync(fd, data, offset, length, position) {
      if (typeof position !== 'number' || !beforeChange(fd)) return real.writeSync(fd, data, offset, length, position);
      const written = real.writeSync(fd, data, offset, length, position);
      noteWritten(fd, position, written);
      return written;
    },
    /** @param {number} fd @param {number} length */
    ftruncateSync(fd, length) {
      beforeChange(fd);
      real.ftruncateSync(fd, length);
      noteWritten(fd, 0, 0);
    },
    /** @param {string} path @param {number} length */
    truncateSync(path, length) {
      const fd = real.openSync(path, 'r+');
      fs.ftruncateSync(fd, length);
      fs.closeSync(fd);
    },
    /** @param {string} path */
    unlinkSync(path) {
      if (isBelow(path)) keepNamed(path);
      real.unlinkSync(path);
    },
    /** @param {string} from @param {string} to */
    renameSync(from, to) {
      if (isBelow(to)) keepNamed(to);
      real.renameSync(from, to);
    },
    /** @param {number} fd */
    fsyncSync(fd) {
      real.fsyncSync(fd);
      synced(fd);
    },
  });
  syncBuiltinESMExports();
}

/** Files that are opened by promises have one class, which can only be had from such a file. */
async function watchHandles() {
  const handle = await open('/dev/null');
  const files = Object.getPrototypeOf(handle);
  await handle.close();
  const { sync } = files;
  /** @this {{ fd: number }} */
  files.sync = async function syncedToo() {
    await sync.call(this);
    // The number may have belonged to another file before.
    keyOfOpen.delete(this.fd);
    synced(this.fd);
    keyOfOpen.delete(this.fd);
  };
}

if (root && store) {
  watch();
  await watchHandles();
}
