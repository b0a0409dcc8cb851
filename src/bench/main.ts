import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browser } from './parts/browser.ts';
import { describeDatabase } from './databases.ts';
import { embedded } from './parts/embedded.ts';
import { gateway } from './parts/gateway.ts';
import { lists } from './parts/lists.ts';
import { memory } from './parts/memory.ts';
import type { Figure, Part, Settings } from './part.ts';
import { processes } from './parts/processes.ts';
import { replicas } from './parts/replicas.ts';
import { revocations } from './parts/revocations.ts';
import { throughput } from './parts/throughput.ts';

const PARTS: Part[] = [lists, throughput, revocations, embedded, browser, gateway, processes, replicas, memory];

const HELP = `
Measures Consent Desk on this machine.

  npm run bench -- [--parts NAME,…] [--scale N,…] [--samples N] [--minutes N] [--database-url URL [--keep]]

Parts:
${PARTS.map(({ name, about, onlyNamed }) => `  ${name}: ${about}${onlyNamed ? ' (only when named)' : ''}`).join('\n')}

  --scale         consents in the database, 10000,100000 unless given; ratios are to the first
  --samples       of each list, 40 unless given
  --minutes       how long the part memory takes, 10 unless given
  --database-url  a PostgreSQL server on which it may create databases; without it, it is PGlite in memory
  --keep          leaves the databases there, as consent_desk_bench_N, and uses those of earlier runs. Each run of
                  revocations leaves fewer active consents in them.

Figures are printed, and after each part written to test-results/bench.json.
`;

function numbers(text: string, option: string): number[] {
  if (!/^[1-9]\d*(,[1-9]\d*)*$/.test(text))
    throw new Error(`${option} is "${text}"; allowed are whole numbers from 1.`);
  return text.split(',').map(Number);
}

function chosen(text: string | undefined): Part[] {
  const names = text?.split(',') ?? PARTS.filter(({ onlyNamed }) => !onlyNamed).map(({ name }) => name);
  return names.map((name) => {
    const part = PARTS.find((known) => known.name === name);
    if (!part) throw new Error(`--parts has "${name}"; allowed are ${PARTS.map((known) => known.name).join(', ')}.`);
    return part;
  });
}

/** A line for each figure, with its ratio to the smallest scale of the same run. */
function table(figures: Figure[]): string {
  const lines = figures.map((figure) => {
    const base = figures.find(({ name }) => name === figure.name);
    const ratio = base && base !== figure ? (figure.p50 / base.p50).toFixed(2) : '';
    const cells = [figure.p50, figure.p99, figure.spread].map((value) => value?.toFixed(2) ?? '');
    return [figure.name.padEnd(44), String(figure.scale ?? ''), ...cells, ratio, figure.unit ?? 'ms']
      .map((cell) => cell.padStart(10))
      .join(' ');
  });
  return [
    ['', 'consents', 'p50', 'p99', 'spread', 'ratio'].map((cell, i) => cell.padStart(i ? 10 : 44)).join(' '),
    ...lines,
  ].join('\n');
}

function readSettings(): { settings: Settings; parts: Part[] } | undefined {
  const { values } = parseArgs({
    options: {
      parts: { type: 'string' },
      scale: { type: 'string', default: '10000,100000' },
      samples: { type: 'string', default: '40' },
      minutes: { type: 'string', default: '10' },
      'database-url': { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const databaseUrl = values['database-url'];
  if (values.keep && !databaseUrl) throw new Error('--keep needs --database-url: what is in memory cannot be kept.');
  const settings = {
    scales: numbers(values.scale, '--scale'),
    samples: numbers(values.samples, '--samples')[0] ?? 0,
    minutes: numbers(values.minutes, '--minutes')[0] ?? 0,
    databaseUrl,
    keep: values.keep,
    say: (line: string) => console.log(line),
  };
  return { settings, parts: chosen(values.parts) };
}

async function main() {
  const read = readSettings();
  if (!read) return console.log(HELP);
  const { settings, parts } = read;
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    ...(await describeDatabase(settings)),
  };
  console.log(machine);
  const figures: Figure[] = [];
  const { scales, samples } = settings;
  const run = { at: new Date().toISOString(), parts: parts.map(({ name }) => name), scales, samples, machine };
  for (const part of parts) {
    figures.push(...(await part.run(settings)));
    await write({ ...run, figures });
  }
  console.log(table(figures));
}

async function write(results: object) {
  const directory = join(import.meta.dirname, '../../test-results');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
