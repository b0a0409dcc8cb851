import { runCommand, withDatabase } from '#server/command-line.ts';
import { loadData } from '#server/demo/load.ts';
import { readSize } from './work/load.ts';

const HELP = `
Adds generated data to the database, to see how it behaves when it is full.

  npm run load -- [--users N] [--offerings N] [--consents N]

Without numbers: 50000 users, 500 offerings, 1000000 consents. A person holds at most one consent for an offering, so
that users times offerings must be at least consents. Events are written for a sample of 10000 consents only.
It can be repeated: each time adds users and offerings of its own. DATABASE_URL or DATA_DIR names the database.
`;

await runCommand('load', HELP, async () => {
  const size = readSize(process.argv.slice(2));
  await withDatabase(async (db) => {
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    await loadData(db, size, new Date(), (line) => console.log(`${seconds()} s  ${line}`));
    console.log(`${seconds()} s  done`);
  });
});
