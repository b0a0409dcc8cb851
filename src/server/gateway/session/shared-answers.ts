import { fetchDeployment, fetchUser, type Known, type Rules } from './state.ts';
import type { Upstream } from '#server/gateway/upstream/upstream.ts';

/** For so many milliseconds the deployment's name and rules serve everybody who is signed in. */
const RULES_KEPT_MS = 60_000;
/** A page whose session takes longer than this, in milliseconds, has perhaps been sent without it, and asks by itself. */
const SLOW_MS = 300;
/** For so long, in milliseconds, a slow answer serves what the same page asks next. */
const SLOW_KEPT_MS = 10_000;

/**
 * Whose `authorization` it is, as `fetchUser` tells. Whoever asks meanwhile with the same one gets the same answer, and so
 * does, for a moment, who asks after a slow one: the page that the server could not wait for is coming to ask it again.
 */
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

/**
 * The deployment's name and rules, as `fetchDeployment` tells: asked anew where somebody may want to sign in, and at most once
 * a minute for those who are signed in. Never rejects.
 */
export function createRules(upstream: Upstream, now: () => Date) {
  let kept: { until: number; rules: Rules } | undefined;

  return async (isSignedIn: boolean, requestId: string): Promise<Rules> => {
    if (isSignedIn && kept && now().getTime() < kept.until) return kept.rules;
    const { told, ...rules } = await fetchDeployment(upstream, requestId);
    if (told) kept = { until: now().getTime() + RULES_KEPT_MS, rules };
    return rules;
  };
}
