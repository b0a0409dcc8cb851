import { parseArgs } from 'node:util';
import { UsageError } from '#server/command-line.ts';

const DEFAULTS = { users: 50_000, offerings: 500, consents: 1_000_000 };

/** How much to make. @throws UsageError for numbers that cannot be */
export function readSize(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { users: { type: 'string' }, offerings: { type: 'string' }, consents: { type: 'string' } },
  });
  const number = (name: keyof typeof DEFAULTS) => {
    const text = values[name];
    if (text === undefined) return DEFAULTS[name];
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} is "${text}"; allowed is a whole number from 1.`);
    return Number(text);
  };
  const size = { users: number('users'), offerings: number('offerings'), consents: number('consents') };
  if (size.users * size.offerings < size.consents) {
    throw new UsageError(
      `--consents is ${size.consents}, but ${size.users} users and ${size.offerings} offerings allow ${size.users * size.offerings}.`,
    );
  }
  return size;
}
