// `npm run load`, `npm run user`, …: runs a built command with the arguments that follow its name.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './fresh.js';
import { root } from './stamp.js';

const [name = ''] = process.argv.splice(2, 1);
ensureBuilt();
const command = join(root, 'dist/server/commands', `${name}.js`);
if (!/^[a-z-]+$/.test(name) || !existsSync(command)) {
  console.error(`There is no command "${name}".`);
  process.exit(1);
}
await import(pathToFileURL(command).href);
