// Adds up what the tests reported; fails when a report is missing or has failures. Arguments: the exit status of the
// steps before, then the names of the reports.
import { readFileSync } from 'node:fs';

const [status = '0', ...names] = process.argv.slice(2);

/** @param {string} name */
function count(name) {
  const report = JSON.parse(readFileSync(new URL(`../../test-results/${name}.json`, import.meta.url), 'utf8'));
  if (report.stats) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected, failed: unexpected + flaky + report.errors.length };
  }
  /** @param {{ status: string, assertionResults: unknown[] }} file one that could not even be loaded has no tests to count */
  const unloadable = (file) => file.status === 'failed' && file.assertionResults.length === 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(unloadable).length,
  };
}

let passed = 0;
let failed = 0;
for (const name of names) {
  try {
    const counted = count(name);
    passed += counted.passed;
    failed += counted.failed;
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
