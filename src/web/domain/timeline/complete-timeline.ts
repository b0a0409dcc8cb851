import type { TimelineEntry, Kind } from './entry.ts';
import type { Act, Actor, TimelineEvent } from './timeline-event.ts';

/** From an event or from the record. */
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

interface State {
  at: Date;
  inForce: boolean;
  version: string | undefined;
}

export interface Outcome {
  inForce: boolean;
  version: string;
  modified: Date | undefined;
}

const IN_FORCE_BEFORE: Partial<Record<Act, boolean>> = {
  revoked: true,
  revoked_automatically: true,
  reconsented: true,
  regranted: false,
};

type Gap = Pick<TimelineEntry, 'kind' | 'version' | 'previousVersion'>;

/** Oldest first, with a gap wherever something must have happened in between; `outcome` is how the record stands today. */
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

/** Waldur tells that a consent was given, not whether for the first time. */
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

/** As far as the step tells. */
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

/** The record's last change bounds what is not recorded, unless it is known to have come before. */
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
