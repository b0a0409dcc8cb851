/** Named once for the server that enforces it and the app that explains it. */
export type Permission =
  | 'consent.read-all'
  | 'consent.revoke'
  | 'consent.amend'
  | 'consent.delete'
  | 'terms.edit'
  | 'offering.read-statistics'
  | 'offering.read-events';

export interface Actor {
  uuid: string;
  is_staff?: boolean | undefined;
  is_support?: boolean | undefined;
  /** Where they are owner or manager. */
  organisations?: readonly { uuid: string }[] | undefined;
}

/** In English for programs; people read the app's own words. Waldur's is that of a revocation. */
const REASONS: Record<Permission, string> = {
  'consent.read-all': 'You only see your own consents.',
  'consent.revoke': "You don't have permission to revoke this consent.",
  'consent.amend': 'Only staff may amend a consent, since it changes evidence.',
  'consent.delete': 'Only staff may delete a consent, since it destroys evidence. Revoke it instead.',
  'terms.edit': 'You do not have permission to perform this action.',
  'offering.read-statistics':
    'Only staff, support and the owners and managers of organisations see the figures of offerings.',
  'offering.read-events': 'Only staff, support and the members of its organisation see the events of an offering.',
};

/** @returns undefined when `actor` may do this to a thing of `ownerUuid` */
export const refusal = (actor: Actor, permission: Permission, ownerUuid?: string): string | undefined =>
  isPermitted(actor, permission, ownerUuid) ? undefined : REASONS[permission];

/**
 * Consents are a person's; terms and events an organisation's, whose owners and managers have the same rights, as in
 * Waldur. Statistics without an `ownerUuid` are those of any offering.
 */
export function isPermitted(actor: Actor, permission: Permission, ownerUuid?: string): boolean {
  if (actor.is_staff) return true;
  switch (permission) {
    case 'consent.read-all':
      return actor.is_support === true;
    case 'consent.revoke':
      return actor.uuid === ownerUuid;
    case 'consent.amend':
    case 'consent.delete':
      return false;
    case 'terms.edit':
      return isMember(actor, ownerUuid);
    case 'offering.read-statistics':
      return actor.is_support || (ownerUuid === undefined ? isMemberAnywhere(actor) : isMember(actor, ownerUuid));
    case 'offering.read-events':
      return actor.is_support || isMember(actor, ownerUuid);
  }
}

const isMemberAnywhere = ({ organisations = [] }: Actor): boolean => organisations.length > 0;

const isMember = ({ organisations = [] }: Actor, uuid: string | undefined): boolean =>
  organisations.some((organisation) => organisation.uuid === uuid);
