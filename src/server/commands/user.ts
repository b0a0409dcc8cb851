import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommand, withDatabase } from '#server/command-line.ts';
import { changeAccount } from './work/user.ts';

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

async function password(fromInput: boolean): Promise<string | undefined> {
  return fromInput ? (await text(process.stdin)).replace(/\r?\n$/, '') : askForPassword();
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

await runCommand('user', HELP, () =>
  changeAccount(process.argv.slice(2), { env: process.env, password, withDatabase, say: console.log }),
);
