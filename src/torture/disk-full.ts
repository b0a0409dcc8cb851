import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freeSpace } from '#server/durable.ts';
import { amend, isReadable, newest } from './changes.ts';
import { inRounds } from './rounds.ts';
import type { TriedServer } from './server.ts';
import type { Trial } from './trial.ts';

const MEGABYTE = 1024 * 1024;
// In memory: for the data, their log and some growth.
const DISK_MB = 400;
const RESERVE_MB = 64;
// A server looks each second.
const NOTICED_MS = 10_000;
// Writing to a disk without room, and one answer, may take so long.
const FULL_MS = 15_000;
const ANSWERED_MS = 30_000;

const STATUS = '/proc/self/status';

const run = promisify(execFile);

/** The bit of `CapEff` in Linux that lets a process mount; a container's root often lacks it. */
const CAP_SYS_ADMIN = 1n << 21n;

/** @param status as in `/proc/self/status`; undefined where there is no Linux */
export function lackingDisk(status: string | undefined): string | undefined {
  const [, capabilities] = /^CapEff:\s*([0-9a-f]+)/m.exec(status ?? '') ?? [];
  if (capabilities === undefined) return 'it needs Linux, for the small disk that it fills';
  if ((BigInt(`0x${capabilities}`) & CAP_SYS_ADMIN) !== 0n) return undefined;
  return 'this account may not mount the small disk that it fills';
}

async function fill(file: string, leaveMB: number): Promise<void> {
  const block = Buffer.alloc(MEGABYTE);
  const isFull = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSPC') throw error;
  };
  await appendFile(file, '');
  while ((await freeSpace(file)) > leaveMB * MEGABYTE) await appendFile(file, block).catch(isFull);
}

async function within(milliseconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (await isSo()) return true;
    await wait(50);
  }
  return false;
}

/** Changes have to be refused, reading has to go on, and all by itself. */
async function nearlyFull(server: TriedServer, filler: string, probe: string): Promise<string[]> {
  const faults: string[] = [];
  await fill(filler, RESERVE_MB / 2);
  if (!(await within(NOTICED_MS, async () => (await amend(server, probe)) === 507)))
    faults.push('changes are not refused though less than the reserve is free');
  if (!(await isReadable(server, probe))) faults.push('a nearly full disk cannot be read from');
  await rm(filler);
  if (!(await within(NOTICED_MS, async () => (await amend(server, probe)) === 200)))
    faults.push('changes are refused though there is room again');
  return faults;
}

/** Without room or reserve, every request has to be answered, or the process has to end with status 1. */
async function whollyFull(server: TriedServer, filler: string, probe: string): Promise<string[]> {
  await fill(filler, 0);
  const ended: { code?: number | null } = {};
  void server.ended.then((code) => (ended.code = code));
  const isOver = () => ended.code !== undefined;
  const end = performance.now() + FULL_MS;
  const faults = new Set<string>();
  const client = async () => {
    while (performance.now() < end && !isOver()) {
      const answer = await Promise.race([amend(server, probe), wait(ANSWERED_MS, 'none' as const, { ref: false })]);
      if (answer === 'none' && !isOver()) faults.add(`a request has no answer for ${ANSWERED_MS / 1000} s`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, client));
  await rm(filler);
  if (isOver() && ended.code !== 1) faults.add(`the server ended with status ${ended.code}`);
  if (!isOver() && !(await within(NOTICED_MS, async () => (await amend(server, probe)) === 200)))
    faults.add('changes are refused though there is room again');
  return [...faults];
}

export const diskFull: Trial = {
  name: 'disk-full',
  about: 'the disk runs full while consents are changed, in turns with and without a reserve',
  rounds: 6,
  lacks: lackingDisk(existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : undefined),
  async run(options) {
    const disk = join(options.room, 'disk');
    await mkdir(disk, { recursive: true });
    await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'consent-desk-trial', disk]);
    const filler = join(disk, 'filler');
    const faults: string[] = [];
    let round = 0;
    const keepsReserve = () => round % 2 === 1;
    try {
      const outcome = await inRounds(
        { ...options, room: join(disk, 'trial') },
        {
          async prepare() {
            round += 1;
            return { DATA_RESERVE_MB: keepsReserve() ? String(RESERVE_MB) : '0', LOG_LEVEL: 'silent' };
          },
          async happen(server) {
            const probe = await newest(server);
            faults.push(...(await (keepsReserve() ? nearlyFull : whollyFull)(server, filler, probe)));
            await server.kill('SIGKILL');
          },
        },
      );
      return { ...outcome, faults: [...outcome.faults, ...faults] };
    } finally {
      await run('umount', [disk]);
    }
  },
};
