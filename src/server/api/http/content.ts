import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError, unsupportedMediaType } from './errors.ts';

export const parses = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export const BODY_LIMIT = 1_048_576;

/** Keeps bodies as bytes: an operation without a body ignores whatever was sent, and others read it late. */
export function keepBodiesRaw(app: FastifyInstance) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/**
 * What the body of a request says; `{}` when there is none, whatever its type.
 * @throws 415 for a type that is not read here, 400 for one that cannot be parsed
 */
export async function readContent(request: FastifyRequest): Promise<unknown> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.length === 0) return {};
  const header = request.headers['content-type'] ?? '';
  switch (header.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json':
      return readJson(bytes);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(bytes.toString()));
    case 'multipart/form-data':
      return readMultipart(bytes, header);
    default:
      throw unsupportedMediaType(header);
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return parsed;
  } catch (error) {
    throw new HttpError(400, { detail: `JSON parse error - ${error instanceof Error ? error.message : 'unreadable'}` });
  }
}

/** Node's own reader will do, as the whole body is in memory and at most `BODY_LIMIT` long. */
async function readMultipart(bytes: Buffer, header: string): Promise<unknown> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': header } }).formData();
    return Object.fromEntries(form);
  } catch {
    throw new HttpError(400, {
      detail: 'Multipart form parse error - the body does not follow its declared boundary.',
    });
  }
}
