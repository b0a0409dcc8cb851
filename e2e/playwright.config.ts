import { defineConfig } from 'playwright/test';
import type { DeskOptions } from './desk.ts';

/** The stories that must be the same in front of each Waldur. */
const MAIN_STORIES =
  /\/(sign-in|sign-out|consents|first-rows|hubs|coverage|refusals|closed-offerings|revoke|bulk-revoke|my-consents|accept|accepted-terms|find|dialects|dialect-records)\.spec\.ts$/;

// A browser found by src/tools/e2e.js; without one Playwright uses its own.
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig<object, DeskOptions>({
  testDir: '.',
  outputDir: '../test-results/artifacts',
  fullyParallel: true,
  // One more than the cores of a small machine: while one story waits for its server or a timer, two are under way.
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // A test that passes only at the second try is a failing test.
  retries: 0,
  // Some stories have many steps, and a machine that runs all of this has other things to do as well.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  projects: [
    { name: 'embedded' },
    { name: 'waldur', testMatch: MAIN_STORIES, use: { dialect: 'current' } },
    { name: 'waldur-2025', testMatch: MAIN_STORIES, use: { dialect: '2025' } },
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Tallinn',
    // Tracing every story takes a quarter of their time; to look into one that fails: npm run e2e -- NAME --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: executablePath ? { executablePath } : {},
  },
});
