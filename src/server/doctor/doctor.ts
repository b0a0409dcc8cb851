import { readSettings, type Settings, SettingsError } from '#server/settings.ts';
import { embeddedDatabase } from './embedded.ts';
import { type Check, failed, type Finding, runChecks } from './finding.ts';
import { sessionKey, space } from './machine.ts';
import { postgresDatabase } from './postgres.ts';
import { runningServer } from './running.ts';
import { nodeVersion, openidProvider, risks, settingNames } from './settings.ts';
import { waldur } from './waldur.ts';

/** Looks at everything that a server with these settings needs, whether one runs or not, and changes nothing. */
export async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return [nodeVersion(), failed('settings', error.message, 'Correct them; nothing else was looked at.')];
  }
  return [nodeVersion(), settingNames(env), ...risks(settings), ...(await runChecks(checksFor(settings)))];
}

function checksFor(settings: Settings): Check[] {
  const { waldurUrl, databaseUrl, replicaUrls, oidc, sessionKeys } = settings;
  const checks: Check[] = [{ name: 'server', look: () => runningServer(settings) }];
  if (waldurUrl !== undefined) checks.push({ name: 'Waldur', look: () => waldur(waldurUrl) });
  else if (databaseUrl !== undefined)
    checks.push({ name: 'PostgreSQL', look: () => postgresDatabase(databaseUrl, replicaUrls) });
  else checks.push({ name: 'database', look: () => embeddedDatabase(settings) });
  if (oidc) checks.push({ name: 'OpenID provider', look: () => openidProvider(oidc) });
  const isLocal = waldurUrl === undefined && databaseUrl === undefined;
  if (isLocal || sessionKeys.length === 0) checks.push({ name: 'space', look: () => space(settings) });
  checks.push({ name: 'session key', look: () => sessionKey(settings) });
  return checks;
}
