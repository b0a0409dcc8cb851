import { type Circumstances, type History, history } from './histories.ts';
import type { DemoOffering } from './offerings.ts';
import type { DemoUser } from './people.ts';
import type { Random } from '#server/random.ts';
import { daysAfter } from './time.ts';

/** How a consent stands today, told apart more finely than the app does. */
type Standing = 'active' | 'outdated' | 'grace' | 'revoked' | 'expired' | 'blank' | 'withdrawn-terms';

/** What the demo accounts hold, so that whoever signs in finds every state. */
const WISHES: Record<string, Standing[]> = {
  staff: ['active', 'active', 'grace'],
  support: ['active', 'active', 'revoked'],
  alice: [
    ...(['active', 'active', 'active', 'active', 'outdated', 'grace', 'grace'] as const),
    ...(['revoked', 'revoked', 'expired', 'blank', 'withdrawn-terms'] as const),
  ],
  bob: ['active', 'active', 'outdated', 'grace', 'revoked', 'expired', 'blank'],
};

/** Left without a consent of any demo account, so that there is something to accept. */
const UNTOUCHED = 14;

export function demoHistories(circumstances: Circumstances, users: DemoUser[], offerings: DemoOffering[]): History[] {
  const { random } = circumstances;
  const open = offerings.filter(({ editions }) => editions.length > 0);
  const untouched = new Set(
    random
      .shuffled(open.filter(({ state, shared, closed }) => state === 'Active' && shared && closed === null))
      .filter(({ scenario }) => ['single', 'two', 'three', 'dated', 'link'].includes(scenario))
      .slice(0, UNTOUCHED),
  );
  const weights = new Map(open.map((offering) => [offering, 0.3 + 3 * random.next() ** 2]));
  return users.flatMap((user) => {
    const wishes = WISHES[user.username];
    if (wishes)
      return wished(
        circumstances,
        user,
        open.filter((offering) => !untouched.has(offering)),
        wishes,
      );
    return drawn(random, weights).flatMap((offering) => history(circumstances, user, offering) ?? []);
  });
}

/** Popular offerings are drawn more often; a few people have accepted nothing yet. */
function drawn(random: Random, weights: Map<DemoOffering, number>): DemoOffering[] {
  const count = random.chance(0.04) ? 0 : random.int(8, 21);
  return [...weights]
    .map(([offering, weight]) => ({ offering, key: random.next() ** (1 / weight) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ offering }) => offering);
}

function wished(
  circumstances: Circumstances,
  user: DemoUser,
  offerings: DemoOffering[],
  wishes: Standing[],
): History[] {
  const held: History[] = [];
  for (const wish of wishes) {
    const free = offerings.filter((offering) => held.every((other) => other.offering !== offering));
    held.push(tryUntil(circumstances, user, free, wish));
  }
  return held;
}

function tryUntil(circumstances: Circumstances, user: DemoUser, offerings: DemoOffering[], wish: Standing): History {
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const drawnHistory = history(circumstances, user, circumstances.random.pick(offerings));
    if (drawnHistory && standing(drawnHistory, circumstances.now) === wish) return drawnHistory;
  }
  throw new Error(`No offering leads ${user.username} to a consent that is ${wish}.`);
}

function standing({ last, offering }: History, now: Date): Standing {
  if (last.revocationDate) return last.action === 'revoked_automatically' ? 'expired' : 'revoked';
  if (offering.closed) return 'withdrawn-terms';
  const current = offering.editions.at(-1);
  if (last.version === '') return 'blank';
  if (!current || current.version === last.version || !current.requires_reconsent) return 'active';
  return daysAfter(current.activated, current.grace_period_days) < daysAfter(now, 7) ? 'grace' : 'outdated';
}
