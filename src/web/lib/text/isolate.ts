/** Letters written from right to left, and the characters that direct text: the only ones that can turn what surrounds them. */
const TURNING =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Hebrew}\p{Script=Arabic}\u0700-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name or other text of somebody else's, to stand among the app's own words: whatever direction it has ends with it. For
 * plain texts, such as titles, labels and notices; markup has `<bdi>`.
 *
 * A name that turns nothing stays as it is, so that what people copy, search for and dictate has nothing invisible in it.
 */
export const isolate = (text: string): string =>
  // Isolates of its own are left out, since one end too many would end ours.
  TURNING.test(text) ? `\u2068${text.replaceAll(/[\u2066-\u2069]/g, '')}\u2069` : text;
