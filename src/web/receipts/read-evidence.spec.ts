import { afterEach, expect, it, vi } from 'vitest';
import { sha256 } from './read-evidence.ts';

afterEach(() => void vi.unstubAllGlobals());

it('gives the digest of the text in UTF-8', async () => {
  vi.stubGlobal('isSecureContext', true);
  // The first is the example in FIPS 180-2; the second was computed with coreutils' sha256sum.
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(await sha256('õ')).toBe('3d3f1eb7e4cb278e49d88cf315dca9f740032f5dac0124164dd3e4f7bcf2f93f');
});

it('has none on plain http', async () => {
  vi.stubGlobal('isSecureContext', false);
  expect(await sha256('abc')).toBeUndefined();
});
