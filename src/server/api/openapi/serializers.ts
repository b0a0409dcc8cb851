import type { FastifyInstance } from 'fastify';
import { apiDocument, referredName, resolveSchema, type SchemaObject } from './document.ts';

/**
 * The contract's schemas for Fastify's serializer, which writes the declared fields only: a field that a handler gives
 * too much never reaches a caller.
 */
export function shareSchemas(app: FastifyInstance) {
  for (const [name, schema] of Object.entries(apiDocument.components.schemas)) {
    app.addSchema({ $id: name, ...forSerializer(schema) });
  }
}

/** The same schema with references by shared id, and without the OpenAPI ways that the serializer does not know. */
export function forSerializer(schema: SchemaObject): object {
  if (schema.$ref) return { $ref: `${referredName(schema.$ref)}#` };
  const [only] = schema.allOf ?? [];
  // OpenAPI 3.0 says "this or null" with an allOf of one, whose `nullable` the serializer would overlook.
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
