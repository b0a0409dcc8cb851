const HEX = /^[0-9a-f]{32}$/;

/** Lowercase with dashes, from either of the forms of Waldur's servers and clients; `undefined` for anything else. */
export function canonicalUuid(text: string): string | undefined {
  const lowercase = text.toLowerCase();
  const hex = lowercase.replaceAll('-', '');
  if (!HEX.test(hex)) return undefined;
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return lowercase === hex || lowercase === uuid ? uuid : undefined;
}
