// Adds up what the tests reported and names what failed; fails when a report is missing or has failures. Arguments: the
// exit status of the steps before, then the names of the reports.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const [status = '0', ...names] = process.argv.slice(2);

/**
 * Each failure of a report, as its name and the beginning of what was said; and how many tests passed.
 *
 * @param {string} name
 * @returns {{ passed: number, failures: string[] }}
 */
function read(name) {
  /** @type {import('playwright/types/testReporter').JSONReport | import('vitest/node').JsonTestResults} */
  const report = JSON.parse(readFileSync(new URL(`../../test-results/${name}.json`, import.meta.url), 'utf8'));
  if ('stats' in report) {
    const failures = [...report.suites.flatMap(failedStories), ...report.errors.map(({ message }) => quoted(message))];
    return { passed: report.stats.expected, failures };
  }
  return { passed: report.numPassedTests, failures: report.testResults.flatMap(failedTests) };
}

/**
 * @param {import('playwright/types/testReporter').JSONReportSuite} suite
 * @returns {string[]}
 */
function failedStories({ specs, suites = [] }) {
  const own = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(
        ({ projectName, results }) =>
          `${file}:${line} [${projectName}] ${title}\n${quoted(results[0]?.error?.message)}`,
      ),
  );
  return [...own, ...suites.flatMap(failedStories)];
}

/**
 * A file that could not even be loaded has no tests, and is one failure.
 *
 * @param {import('vitest/node').JsonTestResult} file
 */
function failedTests({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  if (status === 'failed' && assertionResults.length === 0) return [`${file}\n${quoted(message)}`];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${quoted(failureMessages?.[0])}`);
}

/** @param {string | undefined} message */
function quoted(message = 'Nothing was said.') {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 12);
  return lines.map((line) => `    ${line}`).join('\n');
}

let passed = 0;
let failed = 0;
for (const name of names) {
  try {
    const { passed: good, failures } = read(name);
    for (const failure of failures) console.log(`FAILED ${failure}`);
    passed += good;
    failed += failures.length;
  } catch {
    console.error(`The ${name} tests left no report.`);
    failed += 1;
  }
}
if (status !== '0' && failed === 0) {
  console.error('No test failed, but another step did; see above.');
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
