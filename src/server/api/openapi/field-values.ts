import { canonicalUuid } from '#contract/uuid.ts';
import type { SchemaObject } from './document.ts';
import { htmlProblem } from './html.ts';
import { pythonText, pythonType } from './python.ts';
import { isOwnUrl, uuidFromUrl } from './resource-urls.ts';

/** Whether the `x-resource` has an object with this uuid. */
export type Exists = (resource: string, uuid: string) => Promise<boolean>;

/** Tells everything that is wrong with the value. */
export class RefusedField extends Error {
  messages: string[];

  constructor(...messages: string[]) {
    super(messages.join(' '));
    this.messages = messages;
  }
}

const NULL = 'This field may not be null.';

/** Reads by type and format. @throws RefusedField with the messages of Django REST framework */
export async function readField(value: unknown, schema: SchemaObject, exists: Exists): Promise<unknown> {
  const resource = schema['x-resource'];
  if (value === null || (resource && value === '')) throw new RefusedField(NULL);
  if (resource) return schema.format === 'uri' ? byUrl(value, resource, exists) : byUuid(value, resource, exists);
  switch (schema.type) {
    case 'string':
      return readString(value, schema);
    case 'boolean':
      return readBoolean(value);
    case 'integer':
      return readInteger(value, schema);
    default:
      throw new Error(`No reader for fields of type ${schema.type}.`);
  }
}

async function byUuid(value: unknown, resource: string, exists: Exists): Promise<string> {
  const uuid = typeof value === 'string' ? canonicalUuid(value) : undefined;
  if (uuid && (await exists(resource, uuid))) return uuid;
  throw new RefusedField(`Object with uuid=${pythonText(value)} does not exist.`);
}

async function byUrl(value: unknown, resource: string, exists: Exists): Promise<string> {
  if (typeof value !== 'string') {
    throw new RefusedField(`Incorrect type. Expected URL string, received ${pythonType(value)}.`);
  }
  if (!isOwnUrl(value)) throw new RefusedField('Invalid hyperlink - No URL match.');
  const uuid = uuidFromUrl(value, resource);
  if (uuid && (await exists(resource, uuid))) return uuid;
  const rightKind = value.includes(`/api/${resource}/`);
  throw new RefusedField(`Invalid hyperlink - ${rightKind ? 'Object does not exist' : 'Incorrect URL match'}.`);
}

function readString(value: unknown, schema: SchemaObject): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new RefusedField('Not a valid string.');
  // A password may begin or end with a space.
  const text = schema.format === 'password' ? String(value) : String(value).trim();
  if (schema.minLength && text === '') throw new RefusedField('This field may not be blank.');
  const problems = stringProblems(text, schema);
  if (problems.length > 0) throw new RefusedField(...problems);
  return text;
}

function stringProblems(text: string, { maxLength = Infinity, format }: SchemaObject): string[] {
  const problems: string[] = [];
  // Counted in code points, as PostgreSQL does.
  if (text.length > maxLength && [...text].length > maxLength) {
    problems.push(`Ensure this field has no more than ${maxLength} characters.`);
  }
  if (text.includes('\0')) problems.push('Null characters are not allowed.');
  const surrogate = /\p{Surrogate}/u.exec(text)?.[0].codePointAt(0);
  if (surrogate) problems.push(`Surrogate characters are not allowed: U+${surrogate.toString(16).toUpperCase()}.`);
  const markup = format === 'html' ? htmlProblem(text) : undefined;
  if (markup !== undefined) problems.push(markup);
  if (format === 'uri' && text !== '' && !isWebAddress(text)) problems.push('Enter a valid URL.');
  return problems;
}

/** The value becomes a link: `javascript:` is no web address. */
function isWebAddress(text: string): boolean {
  return /^(https?|ftps?):\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

const TRUE = new Set<unknown>(['t', 'y', 'yes', 'true', 'on', '1']);
const FALSE = new Set<unknown>(['f', 'n', 'no', 'false', 'off', '0']);

function readBoolean(value: unknown): boolean {
  const word = ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim().toLowerCase() : undefined;
  if (TRUE.has(word)) return true;
  if (FALSE.has(word)) return false;
  throw new RefusedField(word === 'null' || word === '' ? NULL : 'Must be a valid boolean.');
}

function readInteger(value: unknown, { minimum = -Infinity, maximum = Infinity }: SchemaObject): number {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (!/^[+-]?\d+(\.0*)?$/.test(text)) throw new RefusedField('A valid integer is required.');
  const number = Number(text);
  if (number < minimum) throw new RefusedField(`Ensure this value is greater than or equal to ${minimum}.`);
  if (number > maximum) throw new RefusedField(`Ensure this value is less than or equal to ${maximum}.`);
  return number;
}
