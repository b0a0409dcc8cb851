import contract from '#contract/openapi.json' with { type: 'json' };
import type { OperationId } from '#contract/operations.ts';
import { publicOperations } from './operation.ts';

export interface SchemaObject {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  items?: SchemaObject;
  properties?: Record<string, SchemaObject>;
  additionalProperties?: boolean;
  required?: string[];
  allOf?: SchemaObject[];
  nullable?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  /** The first segment of the resource's path under /api/. */
  'x-resource'?: string;
  /** Values that mean something here; others are ignored. */
  'x-known'?: string[];
  /** Which moment a date, or a date-time, stands for. */
  'x-moment'?: 'first' | 'last';
}

export interface ParameterObject {
  name: string;
  in: string;
  /** When `false`, commas separate the values of an array. */
  explode?: boolean;
  schema: SchemaObject;
}

interface Content {
  $ref?: string;
  description?: string;
  content?: { 'application/json': { schema: SchemaObject } };
}

interface OperationObject {
  operationId: string;
  summary: string;
  security?: object[];
  parameters?: ({ $ref?: string } | ParameterObject)[];
  requestBody?: Content;
  responses: Record<string, Content | undefined>;
}

export interface ApiDocument {
  security?: object[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, SchemaObject>; parameters: Record<string, ParameterObject> };
}

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;
export type Method = (typeof methods)[number];

export interface Operation {
  id: OperationId;
  method: Method;
  path: string;
  summary: string;
  /** The schema that GET responds with, such as `User`. */
  model: string;
  isPublic: boolean;
  query: ParameterObject[];
  body: SchemaObject | undefined;
  /** By status; references are kept, so that serializers are shared. */
  successes: Record<string, SchemaObject>;
}

// The JSON module's type is a union of hundreds of literal shapes; this is the part of OpenAPI that we use.
export const apiDocument = contract as unknown as ApiDocument;

export function resolveSchema(schema: SchemaObject, document = apiDocument): SchemaObject {
  const target = schema.$ref && document.components.schemas[referredName(schema.$ref)];
  return target || schema;
}

/** `#/components/schemas/User` → `User` */
export function referredName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** @throws when an operation has no `security`, or `publicOperations` disagrees with the document */
export function readOperations(document: ApiDocument): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const shared = (item['parameters'] ?? []) as OperationObject['parameters'] & object; // by OpenAPI's path item object
    const operations = methods.flatMap((method) => {
      const operation = item[method.toLowerCase()] as OperationObject | undefined; // as above
      return operation ? [readOperation(document, path, method, operation, shared)] : [];
    });
    paths.set(path, operations);
  }
  return paths;
}

function readOperation(
  document: ApiDocument,
  path: string,
  method: Method,
  operation: OperationObject,
  shared: OperationObject['parameters'] & object,
): Operation {
  const id = operation.operationId as OperationId; // the keys of `operations` are generated from these very ids
  const security = operation.security ?? document.security;
  if (!security) throw new Error(`Operation ${id} has no security statement.`);
  const isPublic = security.length === 0;
  if (isPublic !== publicOperations.some((known) => known === id)) {
    throw new Error(`Operation ${id} is ${isPublic ? '' : 'not '}public in the document but not so in the code.`);
  }
  const parameters = [...shared, ...(operation.parameters ?? [])].map((given) =>
    'schema' in given ? given : document.components.parameters[referredName(given.$ref ?? '')],
  );
  const successes = Object.entries(operation.responses).flatMap(([status, response]) => {
    const schema = status.startsWith('2') ? response?.content?.['application/json'].schema : undefined;
    return schema ? [[status, schema] as const] : [];
  });
  const body = operation.requestBody?.content?.['application/json'].schema;
  return {
    id,
    method,
    path,
    summary: operation.summary,
    model: modelOf(document, path),
    isPublic,
    query: parameters.filter((parameter) => parameter !== undefined).filter((parameter) => parameter.in === 'query'),
    body: body && resolveSchema(body, document),
    successes: Object.fromEntries(successes),
  };
}

function modelOf(document: ApiDocument, path: string): string {
  const [collection, rest] = path.split('{uuid}/');
  if (rest === undefined) return '';
  const read = document.paths[`${collection}{uuid}/`]?.['get'] as OperationObject | undefined; // as in readOperations
  return referredName(read?.responses['200']?.content?.['application/json'].schema.$ref ?? '');
}
