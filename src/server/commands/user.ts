import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { runCommand, UsageError, withDatabase } from '#server/command-line.ts';
import { saveAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { addMember, findOrganisation, hasRole, OrganisationError, removeMember } from '#server/db/members.ts';
import { readSettings } from '#server/settings.ts';

const HELP = `
Creates an account, or changes what is given of an existing one.

  npm run user -- --username NAME [--email ADDRESS] [--first-name NAME] [--last-name NAME]
                  [--staff | --no-staff] [--support | --no-support] [--subject SUB] [--password-stdin]
                  [--owner-of ORGANISATION] [--manager-of ORGANISATION]
                  [--not-owner-of ORGANISATION] [--not-manager-of ORGANISATION]

The password is read from standard input with --password-stdin, else from the environment variable PASSWORD, else
it is asked for. It is never an argument, since those are visible to every user of the machine. Without any of these
an existing account keeps its password.
With --subject, whom the OpenID provider of OIDC_ISSUER knows as SUB signs in to this account; it needs no password then.
Owners and managers of an organisation may edit the terms of its offerings and see their events and statistics. It is named
by its uuid or its exact name; each of these options may be repeated.
Staff may read and change all consents; support staff may read them. DATABASE_URL or DATA_DIR names the database.
`;

function readArguments() {
  const { values } = parseArgs({
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

/** Of the provider that the settings name, since a subject is one person at one issuer only. */
function identityOf(subject: string | undefined) {
  if (subject === undefined) return undefined;
  const { oidc } = readSettings(process.env);
  if (!oidc) throw new UsageError('--subject needs the settings of an OpenID provider, such as OIDC_ISSUER.');
  if (subject.trim() === '') throw new UsageError('--subject takes what the provider calls `sub`.');
  return { issuer: oidc.issuer, subject };
}

async function readPassword(fromInput: boolean | undefined): Promise<string | undefined> {
  const password = fromInput ? (await text(process.stdin)).replace(/\r?\n$/, '') : await askForPassword();
  if (password !== undefined && (password.length < 8 || password.length > 128)) {
    throw new UsageError('The password must have 8 to 128 characters.');
  }
  return password;
}

async function askForPassword(): Promise<string | undefined> {
  const given = process.env['PASSWORD'];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) return undefined;
  return (await promptHidden('Password (empty keeps the present one): ')) || undefined;
}

/** Asks on the terminal, without showing what is typed. */
async function promptHidden(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

type RoleOptions = Record<'owner-of' | 'manager-of' | 'not-owner-of' | 'not-manager-of', string[]>;

/**
 * What to do about roles, once the account is there. Everything is looked up before anything is changed.
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

await runCommand('user', HELP, async () => {
  const { username, email, staff, support, subject, ...values } = readArguments();
  const identity = identityOf(subject);
  // Who binds an account to the provider is not asked for a password, and can give one all the same.
  const asks = identity === undefined || values['password-stdin'] || process.env['PASSWORD'] !== undefined;
  const password = asks ? await readPassword(values['password-stdin']) : undefined;
  await withDatabase(async (db) => {
    const [known] = await db.query('select 1 as found from users where username = $1', [username]);
    if (!known && password === undefined && !identity)
      throw new UsageError(`"${username}" is a new account and needs a password.`);
    const changes = await readRoles(db, username, values);
    const account = { username, password, email, is_staff: staff, is_support: support, identity };
    const names = { first_name: values['first-name'], last_name: values['last-name'] };
    const outcome = await saveAccount(db, { ...account, ...names }, new Date());
    console.log(`Account ${username} ${outcome}.`);
    for (const change of changes) console.log(await change());
  });
});
