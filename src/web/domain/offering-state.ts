import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const STATES: Partial<Record<string, MessageDescriptor>> = {
  Active: msg({ message: 'Active', context: 'offering' }),
  Archived: msg`Archived`,
  Draft: msg`Draft`,
  Paused: msg`Paused`,
  Unavailable: msg`Unavailable`,
};

/** A state that only newer servers have is shown as they name it. */
export function offeringStateWords(state: string, i18n: I18n): string {
  const words = STATES[state];
  return words ? i18n._(words) : state;
}
