import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveCommands } from './control.ts';

const unasked = () => Promise.reject(new Error('Nothing is asked of the database here.'));

// Windows has a pipe in place of the socket, in no directory.
test.skipIf(process.platform === 'win32')(
  'what stands where the socket belongs is named, with what to do',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'consent-desk-control-'));
    await mkdir(join(directory, 'control.sock'));
    const database = { dump: unasked, replace: unasked, query: unasked, execute: unasked };
    await expect(serveCommands(directory, database)).rejects.toThrow(
      `${join(directory, 'control.sock')} cannot be replaced by the socket for commands. Remove it.`,
    );
    await rm(directory, { recursive: true });
  },
);
