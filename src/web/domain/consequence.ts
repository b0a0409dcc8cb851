import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export interface Situation {
  person: string;
  offering: string;
  own: boolean;
  /** Whether access depends on consent; `null` when the server does not say. */
  enforced: boolean | null;
}

/** Claims no more than Waldur does: its switch gates both access and what the provider sees, or neither. */
export function consequence({ person, offering, own, enforced }: Situation): MessageDescriptor {
  if (enforced === false) {
    return msg`Access to resources of ${offering} stays as it is, since it does not depend on consent here.`;
  }
  if (enforced === null) {
    return own
      ? msg`You may lose access to resources of ${offering}, if access depends on consent here; the server does not say.`
      : msg`${person} may lose access to resources of ${offering}, if access depends on consent here; the server does not say.`;
  }
  return own
    ? msg`You may lose access to resources of ${offering}, and its provider may no longer see you among its users.`
    : msg`${person} may lose access to resources of ${offering}, and its provider may no longer see ${person} among its users.`;
}
