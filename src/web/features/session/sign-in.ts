import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { ApiError, reasonOf } from '#web/api/errors.ts';
import type { Reason } from '#web/lib/reason.ts';

export interface SignInProblem {
  /** For the form as a whole. */
  reason?: Reason | undefined;
  /** By field; blank where a field is wrong for the reason of the whole form. */
  fields: Record<string, string>;
  /** The field to go to when none has words of its own. */
  goTo?: string | undefined;
  /** Seconds until another try is allowed. */
  wait?: number | undefined;
}

/** What to fill in before asking the server at all. */
export function missing(values: Record<string, string>, words: Record<string, string>): SignInProblem | undefined {
  const empty = Object.entries(words).filter(([name]) => !values[name]?.trim());
  return empty.length > 0 ? { fields: Object.fromEntries(empty) } : undefined;
}

/** What the server refused, put where it belongs: under a field that the form has, else above the form. */
export function problemOf(error: unknown, known: readonly string[], i18n: I18n): SignInProblem {
  if (!(error instanceof ApiError)) return { reason: reasonOf(error, i18n), fields: {} };
  const fields: Record<string, string> = {};
  for (const name of known) {
    const messages = error.fields[name];
    if (messages) fields[name] = messages.join(' ');
  }
  if (Object.keys(fields).length > 0) return { fields, wait: error.retryAfter };
  const isWrong = saysWrong(error, known);
  return {
    reason: refusalOf(error, i18n, isWrong ? known : []),
    // Which of them it is nobody tells: a server that did would tell strangers who has an account.
    fields: Object.fromEntries(isWrong ? known.map((name) => [name, '']) : []),
    // The secret is what cannot be read over.
    goTo: error.status === 401 || error.status === 403 ? known.at(-1) : undefined,
    wait: error.retryAfter,
  };
}

/** Waldur's words for a pair that is not one; its other refusals, such as of a disabled account, blame no field. */
const WRONG_PAIR = 'Invalid username/password.';

const saysWrong = ({ status, message }: ApiError, known: readonly string[]): boolean =>
  status === 401 && (message === WRONG_PAIR || known.includes('token'));

/** What these mean when nobody is signed in yet; who was refused and why is for the server to say. */
const REFUSALS: Record<number, MessageDescriptor> = {
  401: msg`The server did not let you in.`,
  403: msg`The server did not let you in.`,
  429: msg`Too many attempts to sign in.`,
};

const WRONG: Record<string, MessageDescriptor> = {
  password: msg`Username or password is not right.`,
  token: msg`This API token is not accepted.`,
};

function refusalOf(error: ApiError, i18n: I18n, wrong: readonly string[]): Reason {
  const words = WRONG[wrong.at(-1) ?? ''] ?? REFUSALS[error.status];
  const { message, serverSays } = reasonOf(error, i18n);
  // Where the server says no more than that, it is not said twice.
  const isSaid = wrong.length > 0 && error.message === WRONG_PAIR;
  return { message: words ? i18n._(words) : message, serverSays: isSaid ? undefined : serverSays };
}

/** "You can try again in 40 seconds.", "You can try again in 3 minutes." */
export function waitWords(seconds: number, i18n: I18n): string {
  if (seconds <= 0) return i18n._(msg`You can try again now.`);
  if (seconds <= 90) {
    return i18n._(msg`You can try again in ${plural(seconds, { one: '# second', other: '# seconds' })}.`);
  }
  const minutes = Math.ceil(seconds / 60);
  return i18n._(msg`You can try again in ${plural(minutes, { one: '# minute', other: '# minutes' })}.`);
}
