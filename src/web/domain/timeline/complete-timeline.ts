import type { TimelineEntry, Kind } from './entry.ts';
import type { Act, Actor, TimelineEvent } from './timeline-event.ts';

/** Something that is known to have happened, from an event or from the record. */
export interface Step {
  uuid: string;
  source: 'event' | 'record';
  at: Date;
  act: Act | undefined;
  version: string | undefined;
  previousVersion: string | undefined;
  actor: Actor;
  expired?: TimelineEvent['expired'];
}

/** How things stand after a step. */
interface State {
  at: Date;
  inForce: boolean;
  /** `undefined` when not known. */
  version: string | undefined;
}

/** How the record stands today. */
export interface Outcome {
  inForce: boolean;
  version: string;
  modified: Date | undefined;
}

/** What must be so for an act to be possible. */
const IN_FORCE_BEFORE: Partial<Record<Act, boolean>> = {
  revoked: true,
  revoked_automatically: true,
  reconsented: true,
  regranted: false,
};

type Gap = Pick<TimelineEntry, 'kind' | 'version' | 'previousVersion'>;

/**
 * The steps of one record as entries, oldest first, with a gap wherever something must have happened in between. It plays the
 * steps through: a consent revoked twice must have been given again, and one that nobody revoked cannot be.
 * @param id begins the ids of the gaps
 * @param outcome how the record stands after all of them; without it nothing is said of what came after the last
 */
export function completeTimeline(steps: readonly Step[], id: string, outcome?: Outcome): TimelineEntry[] {
  const timeline: TimelineEntry[] = [];
  let state: State | undefined;
  const addGaps = (gaps: readonly Gap[], before: Date | undefined) => {
    for (const gap of gaps) timeline.push(gapEntry(`${id}-gap-${timeline.length}`, gap, state?.at, before));
  };
  for (const step of steps) {
    const act = step.act ?? grantAfter(state);
    addGaps(gapsBefore(step, act, state), step.at);
    timeline.push(entryOf(step, act, state));
    state = stateAfter(step, act, state);
  }
  if (state && outcome) addGaps(gapsAtEnd(state, outcome), laterOf(outcome.modified, state.at));
  return timeline;
}

/** Waldur itself tells that a consent was given, not whether it was the first time. */
function grantAfter(state: State | undefined): Act {
  if (!state) return 'granted';
  return state.inForce ? 'reconsented' : 'regranted';
}

function gapsBefore(step: Step, act: Act, state: State | undefined): Gap[] {
  const version = versionBefore(step, act);
  if (!state) return act === 'granted' ? [] : [{ kind: 'granted', version, previousVersion: undefined }];
  const needed = IN_FORCE_BEFORE[act];
  if (needed === true && !state.inForce) {
    return [{ kind: givenAgain(step, act), version, previousVersion: state.version }];
  }
  const gaps: Gap[] = differs(state.version, version)
    ? [{ kind: 'version-changed', version, previousVersion: state.version }]
    : [];
  if (needed === false && state.inForce) gaps.push({ kind: 'revoked', version, previousVersion: undefined });
  return gaps;
}

/** A Waldur writes a second revocation of a revoked consent like a first one, and names no actor. */
const givenAgain = (step: Step, act: Act): Kind =>
  act === 'revoked' && step.actor === undefined ? 'regranted-or-revoked' : 'regranted';

/** The accepted version right before the step, as far as the step tells. */
function versionBefore(step: Step, act: Act): string | undefined {
  if (step.previousVersion !== undefined) return step.previousVersion;
  return act === 'revoked' || act === 'revoked_automatically' || act === 'deleted' ? step.version : undefined;
}

const differs = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

function stateAfter(step: Step, act: Act, state: State | undefined): State {
  return { at: step.at, inForce: inForceAfter(act, state), version: step.version ?? state?.version };
}

function inForceAfter(act: Act, state: State | undefined): boolean {
  if (act === 'amended') return state?.inForce ?? true;
  return act === 'granted' || act === 'reconsented' || act === 'regranted';
}

function gapsAtEnd(state: State, { inForce, version }: Outcome): Gap[] {
  if (inForce && !state.inForce) return [{ kind: 'regranted', version, previousVersion: state.version }];
  const gaps: Gap[] = differs(state.version, version)
    ? [{ kind: 'version-changed', version, previousVersion: state.version }]
    : [];
  if (!inForce && state.inForce) gaps.push({ kind: 'revoked', version, previousVersion: undefined });
  return gaps;
}

/** The record's last change bounds what is not recorded, unless that change is known to have come before. */
const laterOf = (modified: Date | undefined, last: Date): Date | undefined =>
  modified && modified > last ? modified : undefined;

function entryOf(step: Step, act: Act, state: State | undefined): TimelineEntry {
  const { uuid, source, at, actor, expired } = step;
  return {
    id: uuid,
    kind: act,
    source,
    at,
    actor,
    expired,
    version: step.version,
    previousVersion: step.previousVersion ?? (act === 'reconsented' || act === 'amended' ? state?.version : undefined),
    earlier: false,
  };
}

function gapEntry(id: string, gap: Gap, after: Date | undefined, before: Date | undefined): TimelineEntry {
  return { id, ...gap, source: 'gap', at: undefined, after, before, actor: undefined, earlier: false };
}
