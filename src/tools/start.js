// `npm start`: runs the built server in this very process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './fresh.js';
import { root } from './stamp.js';

ensureBuilt();
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
