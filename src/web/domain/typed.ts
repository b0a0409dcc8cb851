import { searchable } from '#contract/likeness.ts';
import { canonicalUuid } from '#contract/uuid.ts';

/** The things that a lookup finds by name. */
export type Things = 'offerings' | 'users';

/** What is meant by a text that was typed or pasted. */
export type Typed = { uuid: string } | { text: string };

/** The addresses of the API, and of the app's own pages. */
const ADDRESSES: Record<Things | 'consents', RegExp> = {
  users: /\/(?:api\/)?users\/([0-9a-f-]{32,36})\/?$/i,
  offerings: /\/(?:api\/marketplace-(?:public|provider)-)?offerings\/([0-9a-f-]{32,36})\/?$/i,
  consents: /\/(?:api\/marketplace-user-offering-)?consents\/([0-9a-f-]{32,36})(?:\/[a-z]*)?$/i,
};

/**
 * Reads what people paste: a uuid with or without dashes and braces, an address of such a thing, and for users an
 * address as mail programs copy it ("Hélène Fournier <h@example.org>;") or the second line of a row.
 */
export function readTyped(typed: string, things: Things): Typed {
  const uuid = readUuid(typed, things);
  if (uuid !== undefined) return { uuid };
  const bare = withoutFormat(typed);
  const whole = withoutEnd(bare);
  // What is typed on after a comma must not change meanwhile.
  const text = (things === 'users' ? mailIn(whole) : undefined) ?? (/[,;]$/.test(bare) ? whole : bare);
  return { text: searchable(text) };
}

const withoutFormat = (typed: string): string => typed.replaceAll(/\p{Format}/gu, '').trim();
const withoutEnd = (text: string): string => text.replace(/[\s,;]+$/, '');

/** The uuid of one of these things, where the whole text is one or an address of it. */
export function readUuid(typed: string, things: Things | 'consents'): string | undefined {
  const text = withoutEnd(withoutFormat(typed));
  const [, inAddress] = ADDRESSES[things].exec(text.replace(/[?#].*$/, '')) ?? [];
  const [, inBraces] = /^\{(.*)\}$/.exec(text) ?? [];
  return canonicalUuid((inAddress ?? inBraces ?? text).trim());
}

/** The one address that the text holds, where its form says that the rest is about it. */
function mailIn(text: string): string | undefined {
  const [, inBrackets] = /<(?:mailto:)?([^\s<>]+@[^\s<>]+)>/i.exec(text) ?? [];
  const [, inLink] = /^mailto:([^\s?]+(?:@|%40)[^\s?]+)/i.exec(text) ?? [];
  const [, inRow] = /^\S+ · (\S+@\S+)$/.exec(text) ?? [];
  const mail = inBrackets ?? inLink ?? inRow;
  return mail === undefined ? undefined : decoded(mail);
}

/** `mailto:` has some signs as `%2B`. */
function decoded(mail: string): string {
  try {
    return decodeURIComponent(mail);
  } catch {
    return mail;
  }
}
