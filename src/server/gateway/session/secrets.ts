import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory, syncPath } from '#server/durable.ts';
import type { Settings } from '#server/settings.ts';

/** Keeps a key of the first start in a file that only its owner can read, where none is configured. */
export async function loadSessionKeys(
  settings: Pick<Settings, 'sessionKeys' | 'dataDirectory'>,
  onMade: (file: string) => void = () => undefined,
): Promise<string[]> {
  if (settings.sessionKeys.length > 0) return settings.sessionKeys;
  const file = join(settings.dataDirectory, 'session-key');
  const fresh = `${file}.${randomUUID()}`;
  try {
    await mkdir(settings.dataDirectory, { recursive: true });
    await writeFile(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    // A key that a power failure took away would sign everybody out and end every token.
    await syncPath(fresh);
    // A link appears whole and only if none exists, so two processes that start together agree on one key.
    await link(fresh, file);
    onMade(file);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  await syncDirectory(settings.dataDirectory);
  const key = (await readFile(file, 'utf8').catch(noKey)).trim();
  // One of zeros, or of nothing that can be read, would be known to everybody.
  if (!/^[\x20-\x7e]{32,}$/.test(key))
    throw new Error(`${file} is damaged; delete it to have a new key made, which signs everybody out.`);
  return [key];
}

/** A directory is none. A key of another account may be good, and must not be called damaged. */
function noKey(error: NodeJS.ErrnoException): string {
  if (error.code === 'EISDIR') return '';
  throw error;
}

export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'consent-desk', purpose, 32));
}
