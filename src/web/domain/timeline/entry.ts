import type { Act, Actor, TimelineEvent } from './timeline-event.ts';

/** The last four are no acts that servers write down: they follow from the record or from what stands around. */
export type Kind = Act | 'version-changed' | 'regranted-or-revoked' | 'saved' | 'created';

export interface TimelineEntry {
  /** Unique in its timeline. */
  id: string;
  kind: Kind;
  /** From an event, the record's own dates, or only what stands before and after it. */
  source: 'event' | 'record' | 'gap';
  /** A gap has none. */
  at: Date | undefined;
  /** Of a gap: the moments between which it must have happened, as far as known. */
  after?: Date | undefined;
  before?: Date | undefined;
  /** From then on; `undefined` when not recorded. */
  version: string | undefined;
  previousVersion: string | undefined;
  actor: Actor;
  expired?: TimelineEvent['expired'];
  /** Of a record that was deleted since. */
  earlier: boolean;
}
