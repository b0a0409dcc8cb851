// Browsers drop tabs and line breaks from addresses and read a backslash as a slash.
const SNEAKY = /[\\\p{Cc}]/u;

/** The way back that a sign-in address names, if it leads to a page of this origin; anything else gives `undefined`. */
export function safeReturnPath(raw: string | null): string | undefined {
  if (!raw?.startsWith('/') || raw.startsWith('//') || SNEAKY.test(raw)) return undefined;
  return raw;
}
