import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Fault } from './faults.ts';

/** What is wrong, and why it matters. */
export const FAULT_WORDS: Record<Fault, { name: MessageDescriptor; meaning: MessageDescriptor }> = {
  'blank-version': {
    name: msg`Version not stated`,
    meaning: msg`Nobody can tell which text was accepted.`,
  },
  'never-published': {
    name: msg`Version never published`,
    meaning: msg`No terms of the offering bear it; they may have been deleted.`,
  },
  'revoked-before-agreed': {
    name: msg`Revoked before agreed`,
    meaning: msg`The revocation is older than the consent.`,
  },
  'agreed-in-future': {
    name: msg`Agreed in the future`,
    meaning: msg`A clock was wrong, or the record was written by hand.`,
  },
  'revoked-in-future': {
    name: msg`Revoked in the future`,
    meaning: msg`A clock was wrong, or the record was written by hand.`,
  },
  'flags-differ': {
    name: msg`Flag and filter disagree`,
    meaning: msg`Lists by state leave out consents that belong there, or hold others.`,
  },
};
