/** What a role may do, named once for the server that enforces it and the app that explains it. */
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

/**
 * Why `actor` may not do this to a thing of `ownerUuid`, or `undefined` when they may. Consents are a person's, terms and
 * events an organisation's, whose owners and managers have the same rights here, as in Waldur. Without an `ownerUuid`,
 * statistics are those of any offering.
 * The wording of a refused revocation is Waldur's; programs may show it as it is.
 */
export function refusal(actor: Actor, permission: Permission, ownerUuid?: string): string | undefined {
  if (actor.is_staff) return undefined;
  switch (permission) {
    case 'consent.read-all':
      return actor.is_support ? undefined : 'You only see your own consents.';
    case 'consent.revoke':
      return actor.uuid === ownerUuid ? undefined : "You don't have permission to revoke this consent.";
    case 'consent.amend':
      return 'Only staff may amend a consent, since it changes evidence.';
    case 'consent.delete':
      return 'Only staff may delete a consent, since it destroys evidence. Revoke it instead.';
    case 'terms.edit':
      return isMember(actor, ownerUuid) ? undefined : 'You do not have permission to perform this action.';
    case 'offering.read-statistics':
      return actor.is_support || (ownerUuid === undefined ? isMemberAnywhere(actor) : isMember(actor, ownerUuid))
        ? undefined
        : 'Only staff, support and the owners and managers of organisations see the figures of offerings.';
    case 'offering.read-events':
      return actor.is_support || isMember(actor, ownerUuid)
        ? undefined
        : 'Only staff, support and the members of its organisation see the events of an offering.';
  }
}

const isMemberAnywhere = ({ organisations = [] }: Actor): boolean => organisations.length > 0;

const isMember = ({ organisations = [] }: Actor, uuid: string | undefined): boolean =>
  organisations.some((organisation) => organisation.uuid === uuid);
