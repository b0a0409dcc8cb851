import type { ConsentAction } from '#server/db/consent-events.ts';
import type { DemoOffering } from './offerings.ts';
import type { DemoUser } from './people.ts';
import type { Random } from '#server/random.ts';
import { daysAfter } from './time.ts';

export interface Step {
  action: ConsentAction;
  at: Date;
  version: string;
  revocationDate: Date | null;
  actor: DemoUser | null;
  previousVersion?: string;
  expired?: { newVersion: string; gracePeriodEnd: Date };
}

/** Everything that happened to one consent, oldest first, and never nothing. */
export interface History {
  user: DemoUser;
  offering: DemoOffering;
  uuid: string;
  first: Step;
  last: Step;
  steps: Step[];
}

export interface Circumstances {
  random: Random;
  now: Date;
  operator: DemoUser;
}

/** What one person did with one offering, or undefined when its terms were not in force while they were there. */
export function history(circumstances: Circumstances, user: DemoUser, offering: DemoOffering): History | undefined {
  const { random, now } = circumstances;
  const opened = offering.editions[0]?.activated;
  const end = offering.closed ?? now;
  if (!opened || user.date_joined >= end) return undefined;
  const grantedAt = random.moment(user.date_joined > opened ? user.date_joined : opened, end);
  const first: Step = {
    action: 'granted',
    at: grantedAt,
    version: versionAt(offering, grantedAt),
    revocationDate: null,
    actor: user,
  };
  const steps = [first];
  for (const edition of offering.editions) {
    if (edition.activated > grantedAt)
      steps.push(...onNewTerms(circumstances, user, offering, edition, latest(steps, first)));
  }
  if (latest(steps, first).revocationDate === null && random.chance(0.1)) {
    steps.push(...changeOfMind(circumstances, user, offering, latest(steps, first)));
  }
  return { user, offering, uuid: random.uuid(), first, last: latest(steps, first), steps };
}

function latest(steps: Step[], first: Step): Step {
  return steps.at(-1) ?? first;
}

function onNewTerms(
  { random, now }: Circumstances,
  user: DemoUser,
  offering: DemoOffering,
  edition: DemoOffering['editions'][number],
  before: Step,
): Step[] {
  if (before.revocationDate !== null) return [];
  const graceEnd = daysAfter(edition.activated, edition.grace_period_days);
  const demanded = edition.requires_reconsent;
  if (random.chance(demanded ? 0.68 : 0.2)) {
    const until = demanded && graceEnd < now ? graceEnd : now;
    const at = random.moment(edition.activated, until);
    return [
      {
        action: 'reconsented',
        at,
        version: versionAt(offering, at),
        revocationDate: null,
        actor: user,
        previousVersion: before.version,
      },
    ];
  }
  const revokedAt = nextNight(graceEnd);
  if (!demanded || revokedAt >= now) return [];
  const revocation: Step = {
    action: 'revoked_automatically',
    at: revokedAt,
    version: before.version,
    revocationDate: revokedAt,
    actor: null,
    expired: { newVersion: edition.version, gracePeriodEnd: graceEnd },
  };
  return random.chance(0.3) ? [revocation, regrant(random, user, offering, revokedAt, now)] : [revocation];
}

function changeOfMind(
  { random, now, operator }: Circumstances,
  user: DemoUser,
  offering: DemoOffering,
  before: Step,
): Step[] {
  const at = random.moment(before.at, now);
  const actor = random.chance(0.25) ? operator : user;
  const revocation: Step = { action: 'revoked', at, version: before.version, revocationDate: at, actor };
  const end = offering.closed ?? now;
  return at < end && random.chance(0.25) ? [revocation, regrant(random, user, offering, at, end)] : [revocation];
}

function regrant(random: Random, user: DemoUser, offering: DemoOffering, from: Date, to: Date): Step {
  const at = random.moment(from, to);
  return { action: 'regranted', at, version: versionAt(offering, at), revocationDate: null, actor: user };
}

/** The version in force at a moment. */
function versionAt(offering: DemoOffering, moment: Date): string {
  return offering.editions.findLast(({ activated }) => activated <= moment)?.version ?? '';
}

/** Expired consents are revoked by a job that runs every night at three. */
function nextNight(moment: Date): Date {
  const night = new Date(moment);
  night.setUTCHours(3, 0, 0, 0);
  return night < moment ? daysAfter(night, 1) : night;
}
