import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import { deriveKey } from './secrets.ts';

export interface Sealed {
  /** Must have no claim named like one of the standard. */
  payload: JWTPayload;
  id: string;
  /** In seconds since 1970. */
  issued: number;
  expires: number;
}

/** Encrypts and authenticates what a browser keeps for this server and must neither read nor change. */
export interface Seal {
  close(content: Sealed): Promise<string>;
  /** `undefined` for what is no seal of this purpose, was changed, or has expired. */
  open(sealed: string): Promise<JWTPayload | undefined>;
}

/** The first of `secrets` encrypts, all of them decrypt. */
export function createSeal(secrets: readonly string[], purpose: string, audience: string, now: () => Date): Seal {
  const keys = secrets.map((secret) => deriveKey(secret, purpose));
  const [first] = keys;
  if (first === undefined) throw new Error('a seal needs at least one key');
  const current = first;

  async function decrypt(sealed: string, key: Uint8Array): Promise<JWTPayload> {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience,
      currentDate: now(),
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return payload;
  }

  return {
    close: ({ payload, id, issued, expires }) =>
      new EncryptJWT(payload)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(audience)
        .setJti(id)
        .setIssuedAt(issued)
        .setExpirationTime(expires)
        .encrypt(current),
    async open(sealed) {
      for (const key of keys) {
        const payload = await decrypt(sealed, key).catch(() => undefined);
        if (payload) return payload;
      }
      return undefined;
    },
  };
}
