import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export type Release = () => Promise<void>;

/** PGlite has no lock, and two processes on one directory lose writes silently. @throws DirectoryInUse */
export async function lockDirectory(directory: string, platform: NodeJS.Platform = process.platform): Promise<Release> {
  await mkdir(directory, { recursive: true });
  return platform === 'linux' ? lockBySocket(directory) : lockByFile(directory);
}

export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(directory: string, hint = '') {
    super(
      `Another process is using the data directory ${resolve(directory)}. Stop it first, or set DATA_DIR to another directory.${hint}`,
    );
  }
}

/** An abstract socket (its name begins with a zero byte) has no file: the kernel frees it when the process is gone. */
async function lockBySocket(directory: string): Promise<Release> {
  const { dev, ino } = await stat(directory, { bigint: true });
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject('code' in error && error.code === 'EADDRINUSE' ? new DirectoryInUse(directory) : error);
    });
    server.listen(`\0consent-desk-${dev}-${ino}`, () => {
      server.unref();
      resolve(() => new Promise((done) => void server.close(() => done())));
    });
  });
}

/** A link to a finished file appears with its content at once. */
async function lockByFile(directory: string): Promise<Release> {
  const path = join(directory, 'lock.pid');
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (await linked(own, path)) return () => rm(path, { force: true });
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (isAlive(holder))
        throw new DirectoryInUse(directory, ` (Process ${holder}; if it is not Consent Desk, delete ${path}.)`);
      await rm(path, { force: true });
    }
    throw new DirectoryInUse(directory);
  } finally {
    await unlink(own);
  }
}

async function linked(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
