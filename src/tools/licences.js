// `npm run licences`: the licence of every package in the product, and a failure for one that was not agreed to.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './stamp.js';

// These ask for no more than a notice.
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
]);

// Vite builds these into the app. As production packages, their optional peers (the macros' compiler, with TypeScript
// and browserslist) would stay in every installation.
const BUILT_IN = ['@lingui/core', '@lingui/message-utils', '@lingui/react'];

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Each licence of an AND is needed, one of an OR. @param {string} licence an SPDX expression, not nested */
export function isAllowed(licence) {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one)));
}

/**
 * @returns {{ name: string, version: string, licence: string }[]} as installed, without optional ones of other
 * platforms
 */
export function productionLicences() {
  const { packages } = readJson(join(root, 'package-lock.json'));
  const builtIn = new Set(BUILT_IN.map((name) => `node_modules/${name}`));
  const places = Object.keys(packages).filter((place) => place !== '' && (!packages[place].dev || builtIn.has(place)));
  const missing = places.filter((place) => !packages[place].optional && !existsSync(join(root, place)));
  if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}. Run npm ci first.`);
  return places
    .filter((place) => existsSync(join(root, place)))
    .map((place) => readJson(join(root, place, 'package.json')))
    .map(({ name, version, license, licenses }) => ({
      name,
      version,
      // Before 2014, packages gave their licences as a list of objects.
      licence: String(license?.type ?? license ?? licenses?.[0]?.type ?? 'none stated'),
    }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = productionLicences();
  for (const { name, version, licence } of found) console.log(`${licence}\t${name}@${version}`);
  const refused = found.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    console.error(`Not agreed to: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`);
    process.exitCode = 1;
  }
}
