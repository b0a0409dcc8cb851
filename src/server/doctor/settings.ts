import { createIdentityProvider } from '#server/api/auth/openid-provider.ts';
import { isLoopback } from '#server/setting-values.ts';
import { SETTING_NAMES, type Settings } from '#server/settings.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { failed, type Finding, ok, warning } from './finding.ts';

type Environment = Record<string, string | undefined>;

/** How a name may be meant: without underscores and a plural. */
const essence = (name: string) => name.toUpperCase().replaceAll(/[_-]/g, '').replace(/S$/, '');

/** Which settings are set, and which names look like one and are none. Never a value. */
export function settingNames(env: Environment): Finding {
  const set = Object.keys(env).filter((name) => env[name]?.trim());
  const known = set.filter((name) => SETTING_NAMES.includes(name)).sort();
  const meant = new Map(SETTING_NAMES.map((name) => [essence(name), name]));
  const unknown = set.filter((name) => !SETTING_NAMES.includes(name) && meant.has(essence(name)));
  if (unknown.length > 0) {
    const pairs = unknown.map((name) => `${name} (${meant.get(essence(name))})`).join(', ');
    return warning('settings', `not a setting, and looks like one: ${pairs}.`, 'Correct the name, or take it out.');
  }
  return ok('settings', known.length > 0 ? `all are usable; set are ${known.join(', ')}.` : 'none is set; defaults.');
}

/** What is allowed and seldom meant. */
export function risks(settings: Settings): Finding[] {
  const { host, trustProxy, dataSync, basePath, databaseUrl, waldurUrl } = settings;
  const findings: Finding[] = [];
  if (!isLoopback(host) && trustProxy === false)
    findings.push(
      warning(
        'proxy',
        `HOST is ${host}, and no proxy is trusted: no secure cookies, and behind a proxy all visitors count as one.`,
        'Set TRUST_PROXY to the number of proxies in front.',
      ),
    );
  if (!dataSync && databaseUrl === undefined && waldurUrl === undefined)
    findings.push(
      warning(
        'syncing',
        'DATA_SYNC is 0: a power failure may damage the database.',
        'Set it to 1, unless that is meant.',
      ),
    );
  const below = basePath === '' ? '/' : `${basePath}/`;
  findings.push(ok('base path', `every address begins with ${below}; a proxy must hand on the whole path.`));
  return findings;
}

export function nodeVersion(version = process.versions.node): Finding {
  const needed = manifest.engines.node.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  const isEnough = major > neededMajor || (major === neededMajor && minor >= neededMinor);
  return isEnough
    ? ok('node', `version ${version}.`)
    : failed('node', `version ${version} is too old.`, `Install ${needed} or a newer one.`);
}

/** Reads the provider's description of itself, and nothing else. */
export async function openidProvider(oidc: NonNullable<Settings['oidc']>): Promise<Finding> {
  try {
    await createIdentityProvider(oidc).endSessionUrl(undefined);
    return ok('OpenID provider', `${oidc.issuer} describes itself.`);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return failed(
      'OpenID provider',
      `${oidc.issuer} gives no usable description of itself${cause}.`,
      'Correct OIDC_ISSUER, or see to the provider; nobody can sign in by it now.',
    );
  }
}
