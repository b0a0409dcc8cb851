import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockDirectory } from './lock.ts';
import { runModule } from '#server/testing/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lockModule = join(import.meta.dirname, 'lock.ts');

function otherProcess(directory: string, platform: string) {
  return runModule(`
    import { lockDirectory } from ${JSON.stringify(lockModule)};
    try {
      await lockDirectory(${JSON.stringify(directory)}, ${JSON.stringify(platform)});
      console.log('locked');
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.message);
    }`);
}

/** The abstract socket exists on Linux only; the file works everywhere, so that it is tested there too. */
const platforms = process.platform === 'linux' ? ['linux', 'darwin'] : [process.platform];

describe.each(platforms)('as on %s', (name) => {
  // Only the names above are given.
  const platform = name as NodeJS.Platform;

  test('a second process is refused with one line that names the directory', async () => {
    const directory = join(folder, `second-${platform}`);
    const release = await lockDirectory(directory, platform);
    const other = otherProcess(directory, platform);
    const line = await other.firstLine();
    expect(line).toContain(`Another process is using the data directory ${directory}. Stop it first`);
    await other.ended;
    await release();
    await (
      await lockDirectory(directory, platform)
    )();
  });

  test('a killed process holds nothing any more', async () => {
    const directory = join(folder, `killed-${platform}`);
    const other = otherProcess(directory, platform);
    expect(await other.firstLine()).toBe('locked');
    await expect(lockDirectory(directory, platform)).rejects.toThrow('Another process');
    other.process.kill('SIGKILL');
    await other.ended;
    await (
      await lockDirectory(directory, platform)
    )();
  });

  test('two directories do not disturb each other', async () => {
    const releases = await Promise.all(
      ['one', 'two'].map((part) => lockDirectory(join(folder, `${part}-${platform}`), platform)),
    );
    await Promise.all(releases.map((release) => release()));
  });
});

test('the lock file names its process and goes with it', async () => {
  const directory = join(folder, 'file');
  const release = await lockDirectory(directory, 'darwin');
  expect(await readdir(directory)).toEqual(['lock.pid']);
  expect(await readFile(join(directory, 'lock.pid'), 'utf8')).toBe(String(process.pid));
  await release();
  expect(await readdir(directory)).toEqual([]);
});

test('a lock file without a process id in it is stale', async () => {
  await writeFile(join(folder, 'lock.pid'), 'nobody');
  await (
    await lockDirectory(folder, 'darwin')
  )();
});
