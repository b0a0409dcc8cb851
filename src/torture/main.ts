import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { summary } from '../bench/statistics.ts';
import { diskFull } from './disk-full.ts';
import { failover } from './failover.ts';
import { kill, powerLoss } from './killed.ts';
import { postgresKilled } from './postgres-killed.ts';
import { isBad, type Outcome, type Trial } from './trial.ts';

const TRIALS: Trial[] = [kill, powerLoss, diskFull, postgresKilled, failover];

/** Changes that are acknowledged in each round. */
const CHANGES = 120;

const HELP = `
Makes the server fail while it is written to, and compares what is left with what was acknowledged.

  npm run torture -- [--trials NAME,…] [--rounds N]

Trials:
${TRIALS.map(({ name, about, rounds }) => `  ${name}: ${about} (${rounds} rounds)`).join('\n')}

The status is 1 when anything acknowledged was lost, half of a change was found, or anything else was wrong.
`;

function chosen(text: string | undefined): Trial[] {
  if (text === undefined) return TRIALS;
  return text.split(',').map((name) => {
    const trial = TRIALS.find((known) => known.name === name);
    if (!trial) throw new Error(`--trials has "${name}"; allowed are ${TRIALS.map((known) => known.name).join(', ')}.`);
    return trial;
  });
}

function readRounds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--rounds is "${text}"; allowed is a whole number from 1 to 9999.`);
  return Number(text);
}

/** A line for each trial, with its verdict. */
function table(outcomes: Map<string, Outcome>): string {
  const heads = ['rounds', 'acknowledged', 'lost', 'in flight', 'landed', 'halves', 'ready ms', 'at worst'];
  const lines = [...outcomes].map(([name, outcome]) => {
    const { rounds, acknowledged, lost, inFlight, landed, halves, restarts } = outcome;
    const times = restarts.length > 0 ? [summary(restarts).p50, Math.max(...restarts)] : [];
    const cells = [rounds, acknowledged, lost, inFlight, landed, halves, ...times.map(Math.round)];
    return [
      name.padEnd(16),
      ...cells.map((cell) => String(cell).padStart(13)),
      isBad(outcome) ? '  BAD' : '  good',
    ].join('');
  });
  return [['', ...heads].map((head, i) => (i ? head.padStart(13) : ''.padEnd(16))).join(''), ...lines].join('\n');
}

async function main() {
  const { values } = parseArgs({
    options: { trials: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const rounds = readRounds(values.rounds);
  const trials = chosen(values.trials);
  const folder = await mkdtemp(join(tmpdir(), 'consent-desk-torture-'));
  const launch = [...process.execArgv, fileURLToPath(import.meta.resolve('#server/main.ts'))];
  const outcomes = new Map<string, Outcome>();
  try {
    const data = join(folder, 'data');
    await cp(join(import.meta.dirname, '../../dist/prepared/demo'), join(data, 'database'), { recursive: true });
    for (const trial of trials) {
      console.log(`${trial.name}: ${trial.about}`);
      if (trial.lacks !== undefined) {
        console.log(`  left out: ${trial.lacks}`);
        continue;
      }
      const room = join(folder, trial.name);
      const say = (line: string) => console.log(`  ${line}`);
      const outcome = await trial.run({ launch, data, room, rounds: rounds ?? trial.rounds, changes: CHANGES, say });
      outcomes.set(trial.name, outcome);
      for (const fault of outcome.faults) say(`FAULT: ${fault}`);
      await rm(room, { recursive: true, force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(table(outcomes));
  const bad = [...outcomes.values()].some(isBad);
  console.log(bad ? 'Something was lost or wrong.' : 'Nothing acknowledged was lost.');
  if (bad) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
