// `npm run messages`: writes the texts of the web app into its catalogs. `--check` fails when a catalog differs from
// the code, since production shows an id in place of a text that its catalog lacks.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.js';

const folder = join(root, 'src/web/locales');

const readCatalogs = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.po'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const before = readCatalogs();
const extract = [join(root, 'node_modules/@lingui/cli/dist/lingui.js'), 'extract', '--clean'];
const { status, stdout, stderr } = spawnSync(process.execPath, extract, { cwd: root, encoding: 'utf8' });
if (status !== 0) {
  console.error(`The texts could not be read:\n${stdout}${stderr}`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  const after = new Map(readCatalogs().map(({ name, text }) => [name, text]));
  const stale = before.filter(({ name, text }) => after.get(name) !== text);
  for (const { name, text } of stale) writeFileSync(join(folder, name), text);
  if (stale.length > 0) {
    console.error(`Run npm run messages: ${stale.map(({ name }) => name).join(', ')} differ from the code.`);
    process.exitCode = 1;
  }
} else {
  console.log(stdout);
}
