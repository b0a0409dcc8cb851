import type { DemoAccount } from '#contract/session.ts';

const PASSWORD = 'demo';

/** Exist in demo mode only, which is refused on an address that others can reach. */
export const DEMO_ACCOUNTS: DemoAccount[] = [
  { username: 'staff', password: PASSWORD, role: 'Operator: sees, revokes and amends every consent' },
  { username: 'support', password: PASSWORD, role: 'Support: sees every consent, changes only own ones' },
  { username: 'alice', password: PASSWORD, role: 'Researcher with consents in every state' },
  { username: 'bob', password: PASSWORD, role: 'Student with a few consents' },
  { username: 'owner', password: PASSWORD, role: 'Owner of an organisation: sees how its offerings stand' },
];

export interface DemoPerson {
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  organization: string;
  is_staff: boolean;
  is_support: boolean;
}

/** Who the demo accounts with consents are, in the order above. */
export const DEMO_PEOPLE: DemoPerson[] = [
  person('staff', 'Siiri', 'Tamm', 'Baltic Research Cloud', { is_staff: true }),
  person('support', 'Tomás', 'Oliveira', 'Baltic Research Cloud', { is_support: true }),
  person('alice', 'Alice', 'Lindqvist', 'University of Northern Studies'),
  person('bob', 'Bob', 'Marchetti', 'Polytechnic of the Lakes'),
];

/** Whose role is in an organisation, and who has accepted nothing yet. */
export const DEMO_OWNER: DemoPerson = person('owner', 'Oksana', 'Petrenko', 'Baltic Research Cloud');

function person(
  username: string,
  first_name: string,
  last_name: string,
  organization: string,
  role: { is_staff?: boolean; is_support?: boolean } = {},
): DemoPerson {
  const email = `${username}@desk.example.org`;
  return { username, first_name, last_name, email, organization, is_staff: false, is_support: false, ...role };
}
