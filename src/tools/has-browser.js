// Exits with 0 when a Chromium for the end-to-end tests is on this machine already.
import { findBrowser } from './browser.js';

process.exitCode = findBrowser() === undefined ? 1 : 0;
