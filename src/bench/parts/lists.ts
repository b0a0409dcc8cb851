import { request as send } from 'undici';
import { CONSENTS } from '#contract/paths.ts';
import {
  type Examples,
  examples,
  filled,
  FILTERS,
  isByDates,
  type ListRequest,
  listRequests,
} from '../list-requests.ts';
import { type Desk, openLoaded } from '../loaded.ts';
import type { Figure, Part, Settings } from '../part.ts';
import { summary, timeInTurns } from '../statistics.ts';

interface Scaled {
  desk: Desk;
  scale: number;
  examples: Examples;
}

/** Every list and its count over HTTP, one request after the other, the scales in turns. */
export const lists: Part = {
  name: 'lists',
  about:
    'list requests of 50 and HEAD counts over HTTP: all filters and pairs of them, orders and far pages, at each scale',
  async run(settings) {
    const opened: Scaled[] = [];
    try {
      for (const scale of settings.scales) {
        const desk = await openLoaded(scale, settings);
        opened.push({ desk, scale, examples: await examples(desk.db) });
      }
      return await measure(opened, settings);
    } finally {
      for (const { desk } of opened) await desk.close();
    }
  },
};

async function measure(opened: Scaled[], { samples }: Settings): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, query] of Object.entries(FILTERS)) {
    const asks = opened.map((at) => () => ask(at, 'HEAD', query));
    figures.push(...summarised(`HEAD ${name}`, opened, await timeInTurns(samples, asks)));
  }
  for (const request of listRequests()) {
    const queries = await Promise.all(opened.map((at) => located(at, request)));
    const asks = opened.map((at, place) => () => ask(at, 'GET', queries[place] ?? ''));
    figures.push(...summarised(request.name, opened, await timeInTurns(samples, asks)));
  }
  return [...figures, ...summaries(figures, opened)];
}

function summarised(name: string, opened: readonly Scaled[], samples: number[][]): Figure[] {
  return opened.map(({ scale }, place) => ({ name, scale, ...summary(samples[place] ?? []) }));
}

/** By a client that takes little time itself, since that would make scales look alike. Gives how many rows match. */
async function ask({ desk, examples }: Scaled, method: 'GET' | 'HEAD', query: string): Promise<number> {
  const url = `${desk.origin}${CONSENTS}?page_size=50&${filled(query, examples)}`;
  const { statusCode, headers, body } = await send(url, { method, headers: desk.headers });
  await body.arrayBuffer();
  if (statusCode !== 200) throw new Error(`${method} ${url} was answered with ${statusCode}.`);
  return Number(headers['x-result-count']);
}

/** With the number of its page, if it is a further one; full, as the first is, or a page of few rows would seem quick. */
async function located(at: Scaled, { query, depth }: ListRequest): Promise<string> {
  if (depth === undefined) return query;
  const total = await ask(at, 'HEAD', query);
  return `${query}&page=${Math.max(1, Math.floor((depth * total) / 50))}`;
}

/**
 * The largest of what the targets are about, which lists by dates are not: growth with the number of consents, of counts and first and last pages and of
 * those between, and the cost of far pages. Between them the rows of an offering show, which has four times as many in a
 * million consents as in ten thousand, since one person has one consent to each.
 */
function summaries(figures: readonly Figure[], opened: readonly Scaled[]): Figure[] {
  const [first] = opened;
  return opened.flatMap(({ scale }) => {
    const at = (name: string, at = scale) => figures.find((figure) => figure.name === name && figure.scale === at)?.p50;
    const here = figures.filter((figure) => figure.scale === scale && !isByDates(figure.name));
    const growth = here.map(({ name, p50 }) => ({ name, times: p50 / (at(name, first?.scale) ?? NaN) }));
    const depth = here
      .filter(({ name }) => / page/.test(name))
      .map(({ name, p50 }) => ({ name, times: p50 / (at(name.replace(/, .*/, ', by -created')) ?? NaN) }));
    const isBetween = ({ name }: { name: string }) => name.includes(', page at ');
    const worst = (all: { name: string; times: number }[]) => all.toSorted((a, b) => b.times - a.times)[0];
    return [
      { prefix: `worst ratio to ${first?.scale}`, worst: worst(growth.filter((each) => !isBetween(each))) },
      { prefix: `worst ratio to ${first?.scale} of a page between`, worst: worst(growth.filter(isBetween)) },
      { prefix: 'worst ratio of a far page to the first', worst: worst(depth) },
    ].map(({ prefix, worst }) => ({
      name: `${prefix}: ${worst?.name}`,
      scale,
      unit: 'times' as const,
      p50: worst?.times ?? NaN,
    }));
  });
}
