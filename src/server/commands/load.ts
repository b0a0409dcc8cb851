import { parseArgs } from 'node:util';
import { runCommand, UsageError, withDatabase } from '#server/command-line.ts';
import { loadData } from '#server/demo/load.ts';

const HELP = `
Adds generated data to the database, to see how it behaves when it is full.

  npm run load -- [--users N] [--offerings N] [--consents N]

Without numbers: 50000 users, 500 offerings, 1000000 consents. A person holds at most one consent for an offering, so
that users times offerings must be at least consents. Events are written for a sample of 10000 consents only.
It can be repeated: each time adds users and offerings of its own. DATABASE_URL or DATA_DIR names the database.
`;

const DEFAULTS = { users: 50_000, offerings: 500, consents: 1_000_000 };

function readSize() {
  const { values } = parseArgs({
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

await runCommand('load', HELP, async () => {
  const size = readSize();
  await withDatabase(async (db) => {
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    await loadData(db, size, new Date(), (line) => console.log(`${seconds()} s  ${line}`));
    console.log(`${seconds()} s  done`);
  });
});
