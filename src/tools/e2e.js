// `npm run e2e`: the end-to-end tests in a real browser, against the build of the present sources.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireBrowser } from './browser.js';
import { ensureBuilt, root } from './stamp.js';

try {
  const CHROMIUM_PATH = requireBrowser();
  ensureBuilt();
  const cli = join(root, 'node_modules/playwright/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'test', '-c', 'e2e', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
