/** What a role may do, named once for the server that enforces it and the app that explains it. */
export type Permission = 'consent.read-all' | 'consent.revoke' | 'consent.amend' | 'consent.delete' | 'terms.edit';

export interface Actor {
  uuid: string;
  is_staff?: boolean | undefined;
  is_support?: boolean | undefined;
}

/**
 * Why `actor` may not do this to a thing of `ownerUuid`, or `undefined` when they may.
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
      return 'You do not have permission to perform this action.';
  }
}
