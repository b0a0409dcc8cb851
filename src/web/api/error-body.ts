/** Longer texts are reports, not sentences. */
const LONGEST = 300;

/** As in HTML, JSON or a traceback. */
const CODE = /[<>{}[\]\n\r]/;

/** Where something stands in a network, which readers need not know. */
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/|\b\d{1,3}(?:\.\d{1,3}){3}\b|\blocalhost\b|(?:^|\s)\/\w+\//i;

const isPlain = (text: string): boolean => text.length <= LONGEST && !CODE.test(text) && !ADDRESS.test(text);

const isSentence = (text: string): boolean => isPlain(text) && /^[^\p{Ll}\s].*[.!?…。]$/su.test(text);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

export interface ErrorBody {
  detail: string;
  fields: Record<string, string[]>;
}

/** Django's list of routes (`tried`, `path`) comes without any field. */
const NO_FIELDS = ['detail', 'non_field_errors', 'tried', 'path'];

/** Reads `{detail}`, `{field: [..]}`, `{non_field_errors: [..]}`, an array of texts, or anything else. */
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
