/** Right-to-left letters and directing characters. */
const TURNING =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Hebrew}\p{Script=Arabic}\u0700-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Keeps somebody's text from turning the words around it; markup has `<bdi>`. Others stay free of invisible characters. */
export const isolate = (text: string): string =>
  // Its own isolates are left out, since one end too many would end ours.
  TURNING.test(text) ? `\u2068${text.replaceAll(/[\u2066-\u2069]/g, '')}\u2069` : text;
