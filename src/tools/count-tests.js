// Adds up what the unit and the end-to-end tests reported, as one last line; fails when a report is missing or has failures.
import { readFileSync } from 'node:fs';

/** @param {string} name */
const report = (name) => JSON.parse(readFileSync(new URL(`../../test-results/${name}`, import.meta.url), 'utf8'));

let passed = 0;
let failed = 0;
try {
  const unit = report('unit.json');
  passed += unit.numPassedTests;
  failed += unit.numFailedTests + unit.numFailedTestSuites;
} catch {
  console.error('The unit tests left no report.');
  failed += 1;
}
try {
  const { stats } = report('e2e.json');
  passed += stats.expected;
  failed += stats.unexpected + stats.flaky;
} catch {
  console.error('The end-to-end tests left no report.');
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
