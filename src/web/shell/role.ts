interface Roles {
  is_staff: boolean;
  is_support: boolean;
}

/** The role in one word. Staff who are support as well are staff. */
export function roleWord({ is_staff, is_support }: Roles): 'Staff' | 'Support' | 'User' {
  if (is_staff) return 'Staff';
  return is_support ? 'Support' : 'User';
}

/** Whether the list of everybody's consents is this user's daily work. */
export const hasListOfAll = ({ is_staff, is_support }: Roles): boolean => is_staff || is_support;
