import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright';
import { INTERACTIONS } from '../browser/interactions.ts';
import { PLAIN_PATH, servePlainPage } from '../browser/plain-page.ts';
import { scriptSizes } from '../browser/sizes.ts';
import { inFreshPage, launch, PROFILES, root, signedIn, type Profile, type State } from '../browser/visits.ts';
import { type Desk, whileLoaded } from '../loaded.ts';
import type { Figure, Part } from '../part.ts';
import { quantile, summary } from '../statistics.ts';

const VISITS_BEFORE = 200;

interface Bench {
  browser: Browser;
  origin: string;
  state: State;
  /** How often each thing is measured. */
  runs: number;
}

/** First visits and what follows them, in a real browser, on the smallest scale. */
export const browser: Part = {
  name: 'browser',
  about: 'first visit beside a plain page, interactions, scrolling and sizes, in Chromium; samples / 4 runs of each',
  async run(settings) {
    const running = await launch();
    let authorization = '';
    const web = {
      webDirectory: `${root}/dist/web`,
      prepare: (app: FastifyInstance) => servePlainPage(app, () => authorization),
    };
    const work = async ({ origin, headers }: Desk) => {
      authorization = headers.authorization;
      const runs = Math.max(3, Math.ceil(settings.samples / 4));
      return measure({ browser: running, origin, state: await signedIn(running, origin), runs });
    };
    try {
      return await whileLoaded(Math.min(...settings.scales), settings, work, web);
    } finally {
      await running.close();
    }
  },
};

async function measure(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  await warmUp(bench);
  for (const profile of PROFILES) figures.push(...(await firstVisits(bench, profile)));
  for (const name of Object.keys(INTERACTIONS)) figures.push(...(await interaction(bench, name)));
  return [...figures, ...(await scrolling(bench)), ...(await sizes(bench))];
}

/** Both pages again and again, so that a server is measured which has been up for a while: its code is compiled by then. */
async function warmUp({ origin, state }: Bench): Promise<void> {
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (let time = 0; time < VISITS_BEFORE; time++) {
    for (const path of [PLAIN_PATH, '/consents']) await (await fetch(origin + path, { headers })).text();
  }
}

async function repeated<Result>({ runs }: Bench, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  // The first one warms the server and the browser up.
  for (let run = 0; run <= runs; run++) {
    const result = await work();
    if (run > 0) results.push(result);
  }
  return results;
}

const contentful = (page: Page) => page.evaluate<number>('bench.contentful');

async function firstRow(page: Page, address: string) {
  await page.goto(address);
  return page.evaluate<number>('bench.firstRow');
}

async function visitPlainPage(page: Page) {
  const first = await firstRow(page, PLAIN_PATH);
  return { first, contentful: await contentful(page) };
}

async function visitList(page: Page) {
  const first = await firstRow(page, '/consents');
  const operable = await page.evaluate<number>('bench.operable');
  await page.waitForLoadState('networkidle');
  const shift = await page.evaluate<number>('bench.shift()');
  return { first, operable, contentful: await contentful(page), shift, again: await firstRow(page, '/consents') };
}

async function firstVisits(bench: Bench, profile: Profile): Promise<Figure[]> {
  const visit = <Result>(work: (page: Page) => Promise<Result>) =>
    inFreshPage(bench.browser, { ...bench, profile }, work);
  // In turns, so that a busy moment of the machine meets both.
  const both = await repeated(bench, async () => ({ plain: await visit(visitPlainPage), own: await visit(visitList) }));
  const plain = both.map((pair) => pair.plain);
  const visits = both.map(({ own }) => own);
  const firsts = (all: { first: number }[]) => all.map(({ first }) => first);
  const contents = (all: { contentful: number }[]) => all.map(({ contentful }) => contentful);
  const times = (one: number[], other: number[]) => quantile(one, 0.5) / quantile(other, 0.5);
  return [
    { name: `plain page, ${profile.name}`, ...summary(firsts(plain)) },
    { name: `first visit, ${profile.name}`, ...summary(firsts(visits)) },
    { name: 'first visit / plain page', unit: 'times', p50: times(firsts(visits), firsts(plain)) },
    { name: `plain page, first content, ${profile.name}`, ...summary(contents(plain)) },
    { name: `first visit, first content, ${profile.name}`, ...summary(contents(visits)) },
    { name: 'first content / of the plain page', unit: 'times', p50: times(contents(visits), contents(plain)) },
    {
      name: `first visit until it can be operated, ${profile.name}`,
      ...summary(visits.map((visit) => visit.operable)),
    },
    { name: `visit with a full cache, ${profile.name}`, ...summary(visits.map(({ again }) => again)) },
    { name: `layout shift, ${profile.name}`, unit: 'CLS', ...summary(visits.map(({ shift }) => shift)) },
  ];
}

async function interaction(bench: Bench, name: string): Promise<Figure[]> {
  const act = INTERACTIONS[name];
  if (!act) return [];
  const took = await repeated(bench, () => inFreshPage(bench.browser, bench, act));
  return [
    { name, ...summary(took.map(({ total }) => total)) },
    { name: `${name}, after the answer`, ...summary(took.map(({ answered }) => answered)) },
  ];
}

async function scrollAll(page: Page) {
  await page.goto('/consents?page_size=300');
  await page.evaluate('bench.firstRow');
  await page.waitForLoadState('networkidle');
  const scroll = await page.evaluate<{ perFrame: number; longest: number; reached: boolean }>('bench.scroll(120)');
  if (!scroll.reached) throw new Error('the list of 300 rows did not scroll');
  return scroll;
}

async function scrolling(bench: Bench): Promise<Figure[]> {
  const scrolls = await repeated(bench, () => inFreshPage(bench.browser, bench, scrollAll));
  return [
    { name: 'scrolling 300 rows, a frame', ...summary(scrolls.map(({ perFrame }) => perFrame)) },
    { name: 'longest task while scrolling, if over 50 ms', ...summary(scrolls.map(({ longest }) => longest)) },
  ];
}

async function sizes(bench: Bench): Promise<Figure[]> {
  const detail = await inFreshPage(bench.browser, bench, async (page) => {
    await page.goto('/consents');
    await page.evaluate('bench.firstRow');
    return page.getByRole('table').getByRole('link').first().getAttribute('href');
  });
  const figures: Figure[] = [];
  for (const address of ['/consents', detail ?? '', '/my-consents', '/sign-in']) {
    const asWhom = address === '/sign-in' ? { ...bench, state: { cookies: [], origins: [] } } : bench;
    figures.push(...(await inFreshPage(bench.browser, asWhom, (page) => scriptSizes(page, address))));
  }
  return figures;
}
