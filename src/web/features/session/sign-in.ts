import { ApiError, describeError } from '#web/api/errors.ts';

export interface SignInProblem {
  /** For the form as a whole. */
  message?: string | undefined;
  /** By field. */
  fields: Record<string, string>;
  /** Seconds until another try is allowed. */
  wait?: number | undefined;
}

/** What to fill in before asking the server at all. */
export function missing(values: Record<string, string>, words: Record<string, string>): SignInProblem | undefined {
  const empty = Object.entries(words).filter(([name]) => !values[name]?.trim());
  return empty.length > 0 ? { fields: Object.fromEntries(empty) } : undefined;
}

/** What the server refused, put where it belongs: under a field that the form has, else above the form. */
export function problemOf(error: unknown, known: readonly string[]): SignInProblem {
  if (!(error instanceof ApiError)) return { message: describeError(error), fields: {} };
  const fields: Record<string, string> = {};
  for (const name of known) {
    const messages = error.fields[name];
    if (messages) fields[name] = messages.join(' ');
  }
  const placed = Object.keys(fields).length > 0;
  return { message: placed ? undefined : error.message, fields, wait: error.retryAfter };
}

/** "40 seconds", "3 minutes". */
export function waitWords(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
