import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptedText, recordedDigest, sha256 } from './accepted-text.ts';
import { consentWith, event, termsWith } from './test-evidence.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('the digest of a text', () => {
  it('is of the text in UTF-8', async () => {
    // The first is the example in FIPS 180-2; the second was computed with coreutils' sha256sum.
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await sha256('õ')).toBe('3d3f1eb7e4cb278e49d88cf315dca9f740032f5dac0124164dd3e4f7bcf2f93f');
  });

  it('is none of no text, nor on plain http', async () => {
    expect(await sha256('')).toBeUndefined();
    vi.stubGlobal('crypto', {});
    expect(await sha256('abc')).toBeUndefined();
  });

  it('as it was accepted stands in the consent, else in the event of its grant', () => {
    const log = [event('2025-03-01T09:00:00.000Z', 'granted', { text_sha256: 'e5' })];
    expect(recordedDigest(consentWith({ text_sha256: 'c0' }), log)).toBe('c0');
    expect(recordedDigest(consentWith(), log)).toBe('e5');
    expect(recordedDigest(consentWith({ text_sha256: null }), undefined)).toBeUndefined();
    expect(recordedDigest(consentWith({ version: '1.0' }), log)).toBeUndefined();
  });
});

describe('the accepted text', () => {
  const older = termsWith({ uuid: '1', terms_of_service: 'older', is_active: false, created: '2024-01-01T00:00:00Z' });
  const newer = termsWith({ uuid: '2', terms_of_service: 'newer', created: '2024-06-01T00:00:00Z' });

  it('of several that bear the version is the one with the recorded digest, else the likeliest', async () => {
    const of = async (recorded?: string) => (await acceptedText([newer, older], consentWith(), recorded))?.record.uuid;
    expect(await of(await sha256('older'))).toBe('1');
    expect(await of(await sha256('newer'))).toBe('2');
    expect(await of(await sha256('gone'))).toBe('2');
    expect(await of()).toBe('2');
    expect(await acceptedText([newer], consentWith({ version: '9' }), undefined)).toBeUndefined();
  });

  it('was replaced by what came into force within seconds of its last change', async () => {
    const successorOf = async (changes: Parameters<typeof termsWith>[0], next: Parameters<typeof termsWith>[0]) => {
      const old = termsWith({ is_active: false, modified: '2024-09-01T12:00:00Z', ...changes });
      const found = await acceptedText(
        [termsWith({ uuid: 'next', version: '3.0', ...next }), old],
        consentWith(),
        undefined,
      );
      return found?.successor?.version;
    };
    expect(await successorOf({}, { activated: '2024-09-01T12:00:05Z' })).toBe('3.0');
    // A Waldur tells the creation only.
    const { activated: _, ...waldurs } = termsWith({ uuid: 'next', version: '3.0', created: '2024-09-01T11:59:58Z' });
    const old = termsWith({ is_active: false, modified: '2024-09-01T12:00:00Z' });
    expect((await acceptedText([waldurs as typeof old, old], consentWith(), undefined))?.successor?.version).toBe(
      '3.0',
    );
    expect(await successorOf({}, { activated: '2024-09-01T12:01:00Z' })).toBeUndefined();
    expect(await successorOf({ is_active: true }, { activated: '2024-09-01T12:00:05Z' })).toBeUndefined();
  });
});
