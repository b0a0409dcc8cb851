/**
 * Lowercase hexadecimal SHA-256 of `text` in UTF-8; `undefined` on plain http, where browsers offer no hashing and an
 * intranet may well run this.
 */
export async function sha256(text: string): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
