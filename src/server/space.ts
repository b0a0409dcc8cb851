import { freeSpace } from './durable.ts';

const MEGABYTE = 1024 * 1024;
// Writing is allowed again only with this much more room, so that it does not come and go.
const RECOVERED = 1.25;
// The database then has no room for one more segment of its log.
const FULL = 16 * MEGABYTE;

export interface Space {
  /** Why nothing may be written now, in a sentence for people. */
  shortage: () => string | undefined;
  isFull: () => boolean;
  stop: () => void;
}

export interface SpaceOptions {
  directory: string;
  /** Bytes to leave free. */
  reserve: number;
  log: { error(details: object, message: string): void; info(details: object, message: string): void };
  everyMs?: number;
  freeBytes?: (directory: string) => Promise<number>;
}

/**
 * Below the reserve nothing is written, while all can be read: a database that runs into the end of its disk stops, and
 * may not start again.
 */
export async function watchSpace(options: SpaceOptions): Promise<Space> {
  const { directory, reserve, log, everyMs = 1_000, freeBytes = freeSpace } = options;
  let isShort = false;
  let free = Infinity;
  let looking = false;

  async function look() {
    if (looking) return;
    looking = true;
    try {
      free = await freeBytes(directory);
    } catch {
      // A file system that does not tell is not watched.
      free = Infinity;
    }
    looking = false;
    const details = { freeMB: Math.floor(free / MEGABYTE), reserveMB: reserve / MEGABYTE };
    if (!isShort && free < reserve) {
      isShort = true;
      log.error(details, 'the disk of DATA_DIR is nearly full: nothing is written until there is room again');
    } else if (isShort && free >= reserve * RECOVERED) {
      isShort = false;
      log.info(details, 'the disk of DATA_DIR has room again: changes are written');
    }
  }

  await look();
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    shortage: () =>
      isShort
        ? 'The disk of the server is nearly full, so nothing can be changed now; everything can be read. Its operator has to make room.'
        : undefined,
    isFull: () => free < FULL,
    stop: () => clearInterval(timer),
  };
}
