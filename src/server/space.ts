import { freeSpace } from './durable.ts';

const MEGABYTE = 1024 * 1024;
/** Writing is allowed again only with this much more room, so that it does not come and go. */
const RECOVERED = 1.25;
/** Less than this, and the database has no room for one more segment of its log. */
const FULL = 16 * MEGABYTE;

export interface Space {
  /** Why nothing may be written now, in a sentence for people; undefined while there is room. */
  shortage: () => string | undefined;
  /** Whether there is no room at all. */
  isFull: () => boolean;
  stop: () => void;
}

export interface SpaceOptions {
  /** Where the data are. */
  directory: string;
  /** Bytes to leave free. */
  reserve: number;
  log: { error(details: object, message: string): void; info(details: object, message: string): void };
  everyMs?: number;
  /** Bytes that this account may still write there. */
  freeBytes?: (directory: string) => Promise<number>;
}

/**
 * Looks again and again how much room the disk has. Below the reserve nothing is written any more, while all can be read:
 * a database that runs into the end of its disk stops, and may not start again.
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
