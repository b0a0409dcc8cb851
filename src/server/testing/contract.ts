import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { expect } from 'vitest';
import type { ApiDocument, SchemaObject } from '#server/api/openapi/document.ts';

interface ReceivedResponse {
  status: number;
  headers: Record<string, string | number | string[] | undefined>;
  body: unknown;
}

interface ResponseObject {
  $ref?: string;
  headers?: Record<string, unknown>;
  content?: { 'application/json': { schema: SchemaObject } };
}

type Document = ApiDocument & { components: { responses: Record<string, ResponseObject> } };

// The YAML itself and not the JSON derived from it, so that a stale derivation is found.
const document = parse(
  readFileSync(new URL('../../contract/openapi.yaml', import.meta.url), 'utf8'),
  // Tests of the contract check its shape.
) as Document;

/** Statuses of failures that any path may respond with and no operation declares. */
const ANYWHERE = new Set([400, 401, 404, 405, 406, 413, 415, 500, 503, 507]);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    uuid: UUID,
    'date-time': TIME,
    date: /^\d{4}-\d{2}-\d{2}$/,
    uri: (text: string) => URL.canParse(text),
    password: true,
  },
});
const validators = new Map<string, ValidateFunction>();

/** Fails the test when a response is not as the contract says for this method, path and status. */
export function expectContract(method: string, url: string, { status, headers, body }: ReceivedResponse) {
  if (status === 301 || method === 'OPTIONS') return;
  const where = `${method} ${url} → ${status}`;
  if (method === 'HEAD') expect(body, where).toBe('');
  const declared = findResponse(method, url.split('?')[0] ?? '', status);
  if (!declared) {
    expect(ANYWHERE, `${where} is not declared`).toContain(status);
    if (method !== 'HEAD') expect(body, where).toEqual({ detail: expect.any(String) });
    return;
  }
  // Who wants no total gets neither of the headers that tell of it.
  const headersOf = url.includes('with_total=false') ? {} : (declared.headers ?? {});
  const lowerCase = Object.keys(headersOf).map((name) => name.toLowerCase());
  for (const name of lowerCase) expect(headers[name], `${where}: ${name}`).toBeDefined();
  const schema = declared.content?.['application/json'].schema;
  if (!schema) return expect(body, where).toBe('');
  const validate = validatorOf(schema);
  if (method !== 'HEAD' && !validate(body)) expect.fail(`${where}: ${ajv.errorsText(validate.errors)}`);
}

function findResponse(method: string, path: string, status: number): ResponseObject | undefined {
  const literal = document.paths[path];
  const item =
    literal ??
    Object.entries(document.paths).find(([pattern]) =>
      new RegExp(`^${pattern.replace(/\{\w+\}/, '[^/]+')}$`).test(path),
    )?.[1];
  const declaredMethod = method === 'HEAD' && !item?.['head'] ? 'get' : method.toLowerCase();
  const operation = item?.[declaredMethod] as { responses: Record<string, ResponseObject> } | undefined; // by OpenAPI
  const response = operation?.responses[status];
  return response?.$ref ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
}

function validatorOf(schema: SchemaObject): ValidateFunction {
  const key = JSON.stringify(schema);
  const validate = validators.get(key) ?? ajv.compile(closed(schema));
  validators.set(key, validate);
  return validate;
}

/** The schema with its references resolved and no properties but those it allows, so that an undeclared field is found. */
function closed(schema: SchemaObject): object {
  if (schema.$ref) return closed(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const [only] = schema.allOf ?? [];
  if (only) return { anyOf: [closed(only), ...(schema.nullable ? [{ type: 'null' }] : [])] };
  return {
    ...schema,
    ...(schema.items && { items: closed(schema.items) }),
    ...(schema.properties && {
      additionalProperties: schema.additionalProperties ?? false,
      properties: Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, closed(part)])),
    }),
  };
}
