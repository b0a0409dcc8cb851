import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import type { Figure } from '../part.ts';
import { root } from './visits.ts';

/** The script that a first visit of `address` fetches until the page is quiet, in thousands of bytes. */
export async function scriptSizes(page: Page, address: string): Promise<Figure[]> {
  const paths = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) paths.add(pathname);
  });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const files = await Promise.all([...paths].map((path) => readFile(join(root, 'dist/web', path))));
  const kinds = {
    raw: (file: Buffer) => file.length,
    gzip: (file: Buffer) => gzipSync(file, { level: 9 }).length,
    brotli: (file: Buffer) => brotliCompressSync(file).length,
  };
  return Object.entries(kinds).map(([kind, size]) => ({
    name: `script of ${address.replace(/[0-9a-f-]{36}/, ':uuid')}, ${kind}`,
    unit: 'kB',
    p50: files.reduce((sum, file) => sum + size(file), 0) / 1000,
  }));
}
