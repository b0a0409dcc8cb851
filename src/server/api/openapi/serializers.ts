import type { FastifyInstance } from 'fastify';
import { apiDocument, referredName, resolveSchema, type SchemaObject } from './document.ts';

/** Fastify's serializer writes declared fields only, so no other field of a handler's result reaches a caller. */
export function shareSchemas(app: FastifyInstance) {
  for (const [name, schema] of Object.entries(apiDocument.components.schemas)) {
    app.addSchema({ $id: name, ...forSerializer(schema) });
  }
}

/** References by shared id, and no idioms of OpenAPI that the serializer does not know. */
export function forSerializer(schema: SchemaObject): object {
  if (schema.$ref) return { $ref: `${referredName(schema.$ref)}#` };
  const [only] = schema.allOf ?? [];
  // OpenAPI 3.0 writes "this or null" as an allOf of one schema, whose `nullable` the serializer ignores.
  if (only && schema.nullable) return { ...forSerializer(resolveSchema(only)), nullable: true };
  return {
    ...schema,
    ...(schema.items && { items: forSerializer(schema.items) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, property]) => [name, forSerializer(property)]),
      ),
    }),
  };
}

/** The whole row when `field` asks for none. */
export function selectFields<Row extends object>(row: Row, fields: readonly string[] | undefined): Partial<Row> {
  if (!fields?.length) return row;
  const chosen = Object.entries(row).filter(([name]) => fields.includes(name));
  return Object.fromEntries(chosen) as Partial<Row>; // a subset of the row's own entries
}
