import { MEDIA_TYPES } from '#server/api/http/content.ts';
import { type Operation, resolveSchema, type SchemaObject } from './document.ts';

/** In the format of Django REST framework's metadata. */
export function describePath(operations: Operation[]): object {
  const writes = operations.filter(({ body }) => body).filter(({ method }) => method !== 'PATCH');
  return {
    name: operations[0]?.summary,
    description: '',
    renders: ['application/json'],
    parses: MEDIA_TYPES,
    ...(writes.length > 0 && {
      actions: Object.fromEntries(writes.map(({ method, body }) => [method, describeFields(body ?? {})])),
    }),
  };
}

function describeFields(schema: SchemaObject): object {
  const fields = Object.entries(resolveSchema(schema).properties ?? {}).map(([name, field]) => [
    name,
    {
      type: field['x-resource'] ? 'field' : field.format === 'uri' ? 'url' : field.type,
      required: schema.required?.includes(name) ?? false,
      read_only: false,
      label: label(name),
      ...(field.maxLength && { max_length: field.maxLength }),
      ...(field.minimum !== undefined && { min_value: field.minimum }),
    },
  ]);
  return Object.fromEntries(fields);
}

function label(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}
