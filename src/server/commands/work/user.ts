import { parseArgs } from 'node:util';
import { UsageError } from '#server/command-line.ts';
import { saveAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { addMember, findOrganisation, hasRole, OrganisationError, removeMember } from '#server/db/members.ts';
import { readSettings } from '#server/settings.ts';

export interface Surroundings {
  env: Record<string, string | undefined>;
  /** From standard input, or asked for on a terminal. */
  password: (fromInput: boolean) => Promise<string | undefined>;
  withDatabase: (work: (db: Database) => Promise<void>) => Promise<void>;
  say: (line: string) => void;
}

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      username: { type: 'string' },
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      staff: { type: 'boolean' },
      support: { type: 'boolean' },
      subject: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      'owner-of': { type: 'string', multiple: true, default: [] },
      'manager-of': { type: 'string', multiple: true, default: [] },
      'not-owner-of': { type: 'string', multiple: true, default: [] },
      'not-manager-of': { type: 'string', multiple: true, default: [] },
    },
  });
  const { username = '', email } = values;
  if (!/^\S{1,128}$/.test(username)) throw new UsageError('--username takes 1 to 128 characters without blanks.');
  if (email !== undefined && !/^\S+@\S+$/.test(email))
    throw new UsageError('--email takes an address such as ada@example.org.');
  return { ...values, username };
}

/** A subject is one person at one issuer only. */
function identityOf(subject: string | undefined, env: Surroundings['env']) {
  if (subject === undefined) return undefined;
  const { oidc } = readSettings(env);
  if (!oidc) throw new UsageError('--subject needs the settings of an OpenID provider, such as OIDC_ISSUER.');
  if (subject.trim() === '') throw new UsageError('--subject takes what the provider calls `sub`.');
  return { issuer: oidc.issuer, subject };
}

function checked(password: string | undefined): string | undefined {
  if (password !== undefined && (password.length < 8 || password.length > 128))
    throw new UsageError('The password must have 8 to 128 characters.');
  return password;
}

type RoleOptions = Record<'owner-of' | 'manager-of' | 'not-owner-of' | 'not-manager-of', string[]>;

/**
 * Looks everything up before anything is changed.
 * @throws UsageError for an organisation that is not meant, and for a role to take that the user has not
 */
async function readRoles(db: Database, username: string, options: RoleOptions): Promise<(() => Promise<string>)[]> {
  const changes: (() => Promise<string>)[] = [];
  for (const role of ['owner', 'manager'] as const) {
    for (const named of options[`${role}-of`]) {
      const { id, name } = await organisation(db, named);
      changes.push(async () => {
        await addMember(db, username, id, role, new Date());
        return `${username} is ${role} of ${name}.`;
      });
    }
    for (const named of options[`not-${role}-of`]) {
      const { id, name } = await organisation(db, named);
      if (!(await hasRole(db, username, id, role))) throw new UsageError(`${username} is not ${role} of ${name}.`);
      changes.push(async () => {
        await removeMember(db, username, id, role);
        return `${username} is no longer ${role} of ${name}.`;
      });
    }
  }
  return changes;
}

const organisation = (db: Database, named: string) =>
  findOrganisation(db, named).catch((error: unknown) => {
    throw error instanceof OrganisationError ? new UsageError(error.message) : error;
  });

/** @throws UsageError before anything is changed */
export async function changeAccount(args: string[], surroundings: Surroundings): Promise<void> {
  const { env, say, withDatabase } = surroundings;
  const { username, email, staff, support, subject, ...values } = readArguments(args);
  const identity = identityOf(subject, env);
  const fromInput = values['password-stdin'] === true;
  // Who binds an account to the provider is not asked for a password, and can give one all the same.
  const asks = identity === undefined || fromInput || env['PASSWORD'] !== undefined;
  const password = asks ? checked(await surroundings.password(fromInput)) : undefined;
  await withDatabase(async (db) => {
    const [known] = await db.query('select 1 as found from users where username = $1', [username]);
    if (!known && password === undefined && !identity)
      throw new UsageError(`"${username}" is a new account and needs a password.`);
    const changes = await readRoles(db, username, values);
    const account = { username, password, email, is_staff: staff, is_support: support, identity };
    const names = { first_name: values['first-name'], last_name: values['last-name'] };
    const outcome = await saveAccount(db, { ...account, ...names }, new Date());
    say(`Account ${username} ${outcome}.`);
    for (const change of changes) say(await change());
  });
}
