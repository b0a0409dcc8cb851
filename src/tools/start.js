// `npm start`: runs the built server in this very process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithParent } from './end-with-parent.js';
import { ensureBuilt, root } from './stamp.js';

ensureBuilt();
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
