import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browser } from './browser.ts';
import { lists } from './lists.ts';
import type { Figure, Part } from './part.ts';
import { revocations } from './revocations.ts';
import { throughput } from './throughput.ts';

const PARTS: Part[] = [lists, throughput, revocations, browser];

const HELP = `
Measures Consent Desk on this machine.

  npm run bench -- [--parts NAME,…] [--scale N,…] [--samples N] [--database-url URL]

Parts:
${PARTS.map(({ name, about }) => `  ${name}: ${about}`).join('\n')}
Without --database-url it is PGlite in memory. Figures are printed and written to test-results/bench.json.
`;

function numbers(text: string, option: string): number[] {
  if (!/^[1-9]\d*(,[1-9]\d*)*$/.test(text))
    throw new Error(`${option} is "${text}"; allowed are whole numbers from 1.`);
  return text.split(',').map(Number);
}

function chosen(text: string | undefined): Part[] {
  const names = text?.split(',') ?? PARTS.map(({ name }) => name);
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

async function main() {
  const { values } = parseArgs({
    options: {
      parts: { type: 'string' },
      scale: { type: 'string', default: '10000,100000' },
      samples: { type: 'string', default: '40' },
      'database-url': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const [samples = 40] = numbers(values.samples, '--samples');
  const databaseUrl = values['database-url'];
  const settings = {
    scales: numbers(values.scale, '--scale'),
    samples,
    databaseUrl,
    say: (line: string) => console.log(line),
  };
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    database: databaseUrl ? 'PostgreSQL' : 'PGlite in memory',
  };
  console.log(machine);
  const figures: Figure[] = [];
  for (const part of chosen(values.parts)) figures.push(...(await part.run(settings)));
  console.log(table(figures));
  const directory = join(import.meta.dirname, '../../test-results');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'bench.json'), `${JSON.stringify({ machine, samples, figures }, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
