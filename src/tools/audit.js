// `npm run audit`: the registry's findings about the lock file, and a failure for each that is not explained here.
import { spawnSync } from 'node:child_process';
import { root } from './stamp.js';

/** @type {Record<string, string>} why a finding does not matter here, by the address of its advisory */
const EXPLAINED = {};

/**
 * @typedef {{ name: string, title: string, url: string, severity: string, range: string }} Advisory
 * @typedef {{ vulnerabilities?: Record<string, { via: (string | Advisory)[] }>, statusCode?: number, message?: string }} Report
 */

/**
 * Names each advisory once, and no package that is affected only through another.
 * @param {Report} report as `npm audit --json` prints it
 * @returns {Advisory[] | undefined} `undefined` when the registry has no audit, as some mirrors have none
 */
export function advisories({ vulnerabilities, statusCode, message }) {
  if (vulnerabilities) {
    const all = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((cause) => typeof cause === 'object'));
    return [...new Map(all.map((advisory) => [`${advisory.name} ${advisory.url}`, advisory])).values()];
  }
  if ([400, 404, 405, 501].includes(statusCode ?? 0)) return undefined;
  throw new Error(`npm audit gave no report: ${message ?? 'no reason told'}`);
}

function audit() {
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout) throw new Error(`npm audit said nothing on its output: ${stderr}`);
  const found = advisories(JSON.parse(stdout));
  if (!found) return console.log('Not audited: the package registry in use has no audit.');
  for (const { name, range, severity, title, url } of found) {
    console.log(`${name} ${range} (${severity}): ${title} ${url}`);
    console.log(`  ${EXPLAINED[url] ?? 'Not explained in src/tools/audit.js.'}`);
  }
  const unexplained = found.filter(({ url }) => EXPLAINED[url] === undefined);
  console.log(`${found.length} findings, ${unexplained.length} of them unexplained.`);
  process.exitCode = unexplained.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) audit();
