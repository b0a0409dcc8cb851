// Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
const SNEAKY = /[\\\p{Cc}]/u;

/** `undefined` unless the way back of a sign-in leads to a page of this origin. */
export function safeReturnPath(raw: string | null): string | undefined {
  if (!raw?.startsWith('/') || raw.startsWith('//') || SNEAKY.test(raw)) return undefined;
  return raw;
}
