import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Mask } from './masking.ts';

/** Ends of members' names, also of Waldurs' beyond the contract; `person` is one of the browser's own records. */
const PERSONAL =
  /^(.*?)(username|full_name|first_name|last_name|native_name|(?<=user_)name|email|phone_number|civil_number|person)$/i;

/** The members that are sentences of a server. */
const SENTENCES = ['message', 'detail'];

const TOLD = 6;

type Members = Record<string, unknown>;
type Replaced = Map<string, string>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Members name it alike: `user_uuid` for `user_email`. */
function idOf(source: Members, prefix: string): string | undefined {
  const uuid = (prefix === '' ? source['userUuid'] : undefined) ?? source[`${prefix}uuid`];
  return typeof uuid === 'string' ? uuid.replaceAll('-', '').slice(0, TOLD).toLowerCase() : undefined;
}

function wordFor(kind: string, id: string | undefined, i18n: I18n): string {
  const short = id === undefined ? 'person' : `person-${id}`;
  if (kind === 'username') return short;
  if (kind === 'email') return `${short}@masked`;
  return id === undefined ? i18n._(msg`A person`) : i18n._(msg`Person ${id}`);
}

/** The longest first, as a username may be part of an e-mail address. */
function maskSentence(text: string, replaced: Replaced): string {
  const longestFirst = [...replaced].sort(([a], [b]) => b.length - a.length);
  return longestFirst.reduce((masked, [name, word]) => masked.replaceAll(name, word), text);
}

/** People become "Person 4f2a91", by their uuid. Looks at plain objects and lists; what is masked already stays as it is. */
export function createMask(i18n: I18n): Mask {
  function maskMembers(source: Members, replaced: Replaced): Members {
    const masked: Members = {};
    for (const [name, value] of Object.entries(source)) {
      const [, prefix = '', kind] = PERSONAL.exec(name) ?? [];
      if (kind !== undefined && typeof value === 'string') {
        masked[name] = value.trim() && wordFor(kind.toLowerCase(), idOf(source, prefix), i18n);
        if (value.trim().length > 1) replaced.set(value.trim(), String(masked[name]));
      } else {
        masked[name] = maskValue(value, replaced);
      }
    }
    // Last, since the names that they may hold stand in other members, or in those of what this is a part of.
    for (const name of SENTENCES) {
      const sentence = source[name];
      if (typeof sentence === 'string') masked[name] = maskSentence(sentence, replaced);
    }
    return masked;
  }
  function maskValue(value: unknown, replaced: Replaced): unknown {
    if (Array.isArray(value)) return value.map((item) => maskValue(item, new Map()));
    return isMembers(value) ? maskMembers(value, replaced) : value;
  }
  // The copy has the members of the original, with other texts in some of them.
  return <Value>(value: Value) => maskValue(value, new Map()) as Value;
}

/** Bodies that are no JSON hold no person. */
export const maskResponses =
  (send: (request: Request) => Promise<Response>, mask: Mask) =>
  async (request: Request): Promise<Response> => {
    const response = await send(request);
    if (!response.headers.get('Content-Type')?.includes('json')) return response;
    const text = await response.text();
    const { status, statusText, headers } = response;
    return new Response(text === '' ? null : maskText(text, mask), { status, statusText, headers });
  };

function maskText(text: string, mask: Mask): string {
  try {
    return JSON.stringify(mask(JSON.parse(text)));
  } catch {
    return text;
  }
}
