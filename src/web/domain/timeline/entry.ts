import type { Act, Actor, TimelineEvent } from './timeline-event.ts';

/**
 * What an entry tells. Beside the acts that servers write down: a version that changed without one, something after a
 * revocation that may have been a second one, a record that was saved, and one whose creation and agreement differ.
 */
export type Kind = Act | 'version-changed' | 'regranted-or-revoked' | 'saved' | 'created';

export interface TimelineEntry {
  /** Unique in its timeline. */
  id: string;
  kind: Kind;
  /** Where it is known from: an event, the record's own dates, or only from what stands before and after it. */
  source: 'event' | 'record' | 'gap';
  /** When it happened; a gap has none. */
  at: Date | undefined;
  /** Of a gap: the moments between which it must have happened, as far as known. */
  after?: Date | undefined;
  before?: Date | undefined;
  /** The accepted version from then on; `undefined` when not recorded. */
  version: string | undefined;
  previousVersion: string | undefined;
  actor: Actor;
  expired?: TimelineEvent['expired'];
  /** It tells of a record that was deleted since, not of this one. */
  earlier: boolean;
}
