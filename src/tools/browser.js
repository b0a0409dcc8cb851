// Finds a Chromium for the end-to-end tests. Run alone, it exits with 0 when one is on this machine already.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { root } from './stamp.js';

// First what Playwright itself takes for tests without a window: the same engine, which starts and draws in half the time.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const WELL_KNOWN = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onThisMachine() {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = directories.flatMap((directory) => NAMES.map((name) => join(directory, name)));
  return [...candidates, ...WELL_KNOWN].find(isExecutable);
}

function playwrightsOwn() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function installed() {
  console.log('No Chromium is installed; asking Playwright to download its own …');
  const cli = join(root, 'node_modules/playwright/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  return status === 0 ? playwrightsOwn() : undefined;
}

/** @returns {string | undefined} the path of a browser that is here already */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen) return onThisMachine() ?? playwrightsOwn();
  if (isExecutable(chosen)) return chosen;
  throw new Error(`CHROMIUM_PATH is "${chosen}", which is no program that can be run.`);
}

/** @returns {string} the path of a browser, downloaded if need be */
export function requireBrowser() {
  const found = findBrowser() ?? installed();
  if (found) return found;
  throw new Error(
    'There is no Chromium for the end-to-end tests, and downloading one failed. Either install the package "chromium" ' +
      'of your system, or run "npx playwright install chromium" where its download is allowed, or set CHROMIUM_PATH to ' +
      'any Chromium or Chrome.',
  );
}

if (process.argv[1] === import.meta.filename) process.exitCode = findBrowser() === undefined ? 1 : 0;
