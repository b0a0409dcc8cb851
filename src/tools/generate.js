// Writes what is derived from the contract: its types and its JSON form. `npm run gen` after each change of openapi.yaml.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const contract = new URL('../contract/', import.meta.url);

/** @returns {Promise<Record<string, string>>} the text of each generated file, by its name in src/contract */
export async function generated() {
  const text = await readFile(new URL('openapi.yaml', contract), 'utf8');
  const notice = '// Generated from openapi.yaml by `npm run gen`; not edited by hand.\n';
  return {
    'schema.d.ts': notice + astToString(await openapiTS(text)),
    'openapi.json': `${JSON.stringify(parse(text))}\n`,
  };
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(await generated())) await writeFile(new URL(name, contract), text);
}
