import { canonicalUuid } from '#contract/uuid.ts';
import type { ParameterObject, SchemaObject } from './document.ts';
import { invalid } from '#server/api/http/errors.ts';
import { lastValue } from '#server/api/http/paging.ts';
import { readMoment } from './moments.ts';
import { resourceUrl, uuidFromUrl } from './resource-urls.ts';

type RawQuery = Record<string, string | string[] | undefined>;
type Reader = (text: string, schema: SchemaObject, baseUrl: string) => unknown;

class RefusedValue extends Error {}

/** Keyed by `type`, or by `type:format` where the format matters. */
const readers: Record<string, Reader> = {
  string: readText,
  boolean: readBoolean,
  number: readNumber,
  'string:uuid': readUuid,
  'string:uri': readUrl,
};

/** Waldur treats their bad values differently (paging.ts). */
const ownRules = new Set(['page', 'page_size']);

/**
 * Ignores empty values and undeclared parameters; a resource's URL becomes its UUID, a date a moment in UTC.
 * @throws HttpError 400 that names every parameter with a bad value
 */
export function readQuery(parameters: ParameterObject[], query: RawQuery, baseUrl: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string[]> = {};
  for (const parameter of parameters) {
    const raw = query[parameter.name];
    if (raw === undefined || ownRules.has(parameter.name)) continue;
    try {
      const value = readParameter(parameter, raw, baseUrl);
      if (value !== undefined) values[parameter.name] = value;
    } catch (error) {
      if (!(error instanceof RefusedValue)) throw error;
      problems[parameter.name] = [error.message];
    }
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return values;
}

function readParameter(parameter: ParameterObject, raw: string | string[], baseUrl: string): unknown {
  const { schema } = parameter;
  if (schema.type === 'array') return readArray(parameter, raw, baseUrl);
  const text = lastValue(raw);
  return text === '' ? undefined : readOne(schema, text, baseUrl);
}

/** Commas separate values too, for `o` and where the contract says so. */
function readArray({ name, explode, schema }: ParameterObject, raw: string | string[], baseUrl: string) {
  const given = Array.isArray(raw) ? raw : [raw];
  const texts = given
    .flatMap((value) => (name === 'o' || explode === false ? value.split(',') : [value]))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (texts.length === 0) return undefined;
  const known = schema.items?.['x-known'];
  // Clients ask for fields that other versions have; Waldur ignores them too.
  if (known) return texts.filter((text) => known.includes(text));
  return texts.map((text) => readOne(schema.items ?? {}, text, baseUrl));
}

function readOne(schema: SchemaObject, text: string, baseUrl: string): unknown {
  const read = readers[`${schema.type}:${schema.format}`] ?? readers[schema.type ?? ''];
  if (!read) throw new Error(`No reader for parameters of type ${schema.type} ${schema.format}.`);
  return read(text, schema, baseUrl);
}

function readText(text: string, { enum: allowed, 'x-moment': which, maxLength = Infinity }: SchemaObject): string {
  if (which) return readBound(text, which);
  // Counted in code points, as PostgreSQL does.
  if (text.length > maxLength && [...text].length > maxLength) {
    throw new RefusedValue(`Ensure this value has at most ${maxLength} characters (it has ${[...text].length}).`);
  }
  if (text.includes('\0')) throw new RefusedValue('Null characters are not allowed.');
  if (allowed && !allowed.includes(text)) {
    throw new RefusedValue(`Select a valid choice. ${text} is not one of the available choices.`);
  }
  return text;
}

function readBoolean(text: string): boolean {
  if (text === 'true' || text === 'True') return true;
  if (text === 'false' || text === 'False') return false;
  throw new RefusedValue('Must be a valid boolean.');
}

function readNumber(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new RefusedValue('Enter a number.');
  return Number(text);
}

function readUuid(text: string): string {
  const uuid = canonicalUuid(text);
  if (!uuid) throw new RefusedValue('Enter a valid UUID.');
  return uuid;
}

function readUrl(text: string, { 'x-resource': resource = '' }: SchemaObject, baseUrl: string): string {
  const uuid = uuidFromUrl(text, resource);
  if (!uuid) throw new RefusedValue(`Enter a URL of the form ${resourceUrl(baseUrl, resource, '{uuid}')}.`);
  return uuid;
}

function readBound(text: string, which: 'first' | 'last'): string {
  const moment = readMoment(text, which);
  if (!moment) {
    throw new RefusedValue('Enter a valid date or date-time, such as 2026-01-31 or 2026-01-31T12:00:00Z.');
  }
  return moment;
}
