import { fetchDeployment, fetchUser, type Known, type Rules } from './state.ts';
import type { Upstream } from '#server/gateway/upstream/upstream.ts';

const RULES_KEPT_MS = 60_000;
// By then the page has perhaps been sent without its session, and asks by itself.
const SLOW_MS = 300;
const SLOW_KEPT_MS = 10_000;

/** A slow response serves a moment longer: a page that was sent without it is coming to ask again. */
export function createUserLookup(upstream: Upstream) {
  const shared = new Map<string, Promise<Known | undefined>>();

  return (authorization: string, requestId: string): Promise<Known | undefined> => {
    const known = shared.get(authorization);
    if (known) return known;
    const began = performance.now();
    const asked = fetchUser(upstream, authorization, requestId);
    shared.set(authorization, asked);
    void forgetInTime(asked, began, () => shared.delete(authorization));
    return asked;
  };
}

async function forgetInTime(asked: Promise<Known | undefined>, began: number, forget: () => void): Promise<void> {
  const known = await asked.catch(() => undefined);
  if (known && performance.now() - began > SLOW_MS) setTimeout(forget, SLOW_KEPT_MS).unref();
  else forget();
}

/** Never rejects. Asks anew where somebody may want to sign in, and once a minute for those who are signed in. */
export function createRules(upstream: Upstream, now: () => Date) {
  let kept: { until: number; rules: Rules } | undefined;

  return async (isSignedIn: boolean, requestId: string): Promise<Rules> => {
    if (isSignedIn && kept && now().getTime() < kept.until) return kept.rules;
    const { told, ...rules } = await fetchDeployment(upstream, requestId);
    if (told) kept = { until: now().getTime() + RULES_KEPT_MS, rules };
    return rules;
  };
}
