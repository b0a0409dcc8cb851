import type { SchemaObject } from './document.ts';
import { invalid, refusedRequest } from '#server/api/http/errors.ts';
import { type Exists, readField, RefusedField } from './field-values.ts';
import { pythonType } from './python.ts';

/** Ignores undeclared fields, which clients send back as read. @throws HttpError 400 that names every bad field */
export async function readFields(schema: SchemaObject, body: unknown, exists: Exists) {
  const given = asObject(body);
  const values: Record<string, unknown> = {};
  const problems: Record<string, string[]> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(given, name)) {
      if (schema.required?.includes(name)) problems[name] = ['This field is required.'];
      continue;
    }
    try {
      values[name] = await readField(given[name], field, exists);
    } catch (error) {
      if (!(error instanceof RefusedField)) throw error;
      problems[name] = error.messages;
    }
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return values;
}

function asObject(body: unknown): Record<string, unknown> {
  if (body === null) throw refusedRequest('No data provided');
  if (typeof body === 'object' && !Array.isArray(body)) return Object.fromEntries(Object.entries(body));
  throw refusedRequest(`Invalid data. Expected a dictionary, but got ${pythonType(body)}.`);
}
