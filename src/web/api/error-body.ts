/** The longest text that is still a sentence and not a report, in characters. */
const LONGEST = 300;

/** Markup, brackets of code, and line breaks, as in a page of HTML, in JSON or in a traceback. */
const CODE = /[<>{}[\]\n\r]/;

/** Where something stands in a network, which concerns nobody who reads it and is often not for them to know. */
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/|\b\d{1,3}(?:\.\d{1,3}){3}\b|\blocalhost\b|(?:^|\s)\/\w+\//i;

const isPlain = (text: string): boolean => text.length <= LONGEST && !CODE.test(text) && !ADDRESS.test(text);

/** Begins with anything but a small letter, and ends as sentences do. */
const isSentence = (text: string): boolean => isPlain(text) && /^[^\p{Ll}\s].*[.!?…。]$/su.test(text);

/** Every text within a value of JSON, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What an error body says to people. */
export interface ErrorBody {
  /** Sentences about the request as a whole; empty when there are none. */
  detail: string;
  /** Messages by the field that they are about. */
  fields: Record<string, string[]>;
}

/** Names that are no field of a request. Django's list of routes comes without any other. */
const NO_FIELDS = ['detail', 'non_field_errors', 'tried', 'path'];

/**
 * Reads Waldur's error bodies: `{detail}`, `{field: [..]}`, `{non_field_errors: [..]}`, an array of texts, or something else
 * entirely. Keeps only what a person can read: no markup, no code, no address.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const told = typeof body === 'object' && body !== null ? body : {};
  const { detail, non_field_errors: general } = { detail: undefined, non_field_errors: undefined, ...told };
  const fields: Record<string, string[]> = {};
  const named = Array.isArray(told) ? [] : Object.entries(told).filter(([name]) => !NO_FIELDS.includes(name));
  for (const [name, value] of named) {
    const texts = textsIn(value).filter(isPlain);
    if (texts.length > 0) fields[name] = texts;
  }
  const sentences = [detail, general, Array.isArray(told) ? told : undefined].flatMap(textsIn).filter(isSentence);
  return { detail: sentences.join(' '), fields };
}
