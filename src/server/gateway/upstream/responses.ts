import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayError } from '#server/gateway/http/errors.ts';
import { showsUsersToPage } from '#server/gateway/http/hide-tokens.ts';
import { busy, failureOf, isJson, refusedByPage, unexpected } from './failures.ts';
import { REPLACED } from './forwarded-headers.ts';
import { errorToOwn, jsonStreamToOwn, jsonToOwn, type BaseUrls } from './url-rewriter.ts';

export interface WaldurResponse {
  statusCode: number;
  headers: Record<string, unknown>;
  stream: Readable;
}

// Responses up to this size are checked before any of it is passed on; longer ones are streamed.
const BUFFERED_BYTES = 64 * 1024;
// Of what cannot be streamed, uncompressed.
const MAX_BYTES = 16 * 1024 * 1024;

/** Whatever is wrong with a response becomes one clear error. */
export async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  response: WaldurResponse,
  baseUrls: BaseUrls,
) {
  const { statusCode, headers, stream } = response;
  const hasNoBody = request.method === 'HEAD' || statusCode === 204 || (statusCode >= 400 && isEmpty(headers));
  const isRedirect = statusCode >= 300 && statusCode < 400;
  if (isRedirect || (!hasNoBody && !isJson(headers['content-type']))) {
    discard(stream);
    const namesOne = request.routeOptions.url?.includes(':uuid') ?? false;
    return sendInstead(reply, busy(statusCode) ?? refusedByPage(statusCode, namesOne) ?? unexpected(statusCode));
  }
  if (hasNoBody) {
    stream.resume();
    return reply.send();
  }
  try {
    return await sendBody(request, reply, response, baseUrls);
  } catch (error) {
    discard(stream);
    return sendInstead(reply, error instanceof SyntaxError ? unexpected(statusCode) : failureOf(error, true));
  }
}

/** A stream that is destroyed before its end emits an error, which would end the process without a listener. */
function discard(stream: Readable): void {
  stream.on('error', () => undefined).destroy();
}

const isEmpty = (headers: WaldurResponse['headers']) => headers['content-length'] === '0';

async function sendBody(request: FastifyRequest, reply: FastifyReply, response: WaldurResponse, baseUrls: BaseUrls) {
  // Users' tokens are removed from the parsed body, so those responses are never streamed.
  const isError = response.statusCode >= 400;
  const mustParse = showsUsersToPage(request) || isError;
  const { start, rest } = await readStart(response, mustParse ? MAX_BYTES : BUFFERED_BYTES);
  if (rest && mustParse) throw unexpected(response.statusCode);
  if (rest) return reply.send(pipeline(Readable.from(joined(start, rest)), jsonStreamToOwn(baseUrls), () => undefined));
  const text = jsonToOwn(start.toString(), baseUrls);
  const parsed: unknown = JSON.parse(text);
  // As text, since a bare string would be sent without its quotes.
  if (isError) return reply.send(JSON.stringify(errorToOwn(parsed, baseUrls)));
  return reply.send(mustParse ? parsed : text);
}

/** A late failure closes the client's connection, so that nobody takes a part for the whole. */
async function* joined(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield start;
    for (let part = await rest.next(); part.done !== true; part = await rest.next()) yield part.value;
  } catch (error) {
    throw failureOf(error, true);
  } finally {
    await rest.return?.();
  }
}

interface Start {
  start: Buffer;
  /** Absent when `start` is the whole body. */
  rest?: AsyncIterator<Buffer>;
}

async function readStart({ statusCode, headers, stream }: WaldurResponse, size: number): Promise<Start> {
  const body = decompressed(stream, headers['content-encoding']);
  if (!body) throw unexpected(statusCode);
  const parts: Buffer[] = [];
  let length = 0;
  // Bodies of undici and of zlib are streams of bytes.
  const rest = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  while (length <= size) {
    const part = await rest.next();
    if (part.done === true) return { start: Buffer.concat(parts) };
    parts.push(part.value);
    length += part.value.length;
  }
  return { start: Buffer.concat(parts), rest };
}

/** @throws GatewayError 502 when the text has more than 16 MiB */
export async function readText(response: WaldurResponse): Promise<string> {
  const { start, rest } = await readStart(response, MAX_BYTES);
  if (rest) {
    discard(response.stream);
    throw unexpected(response.statusCode);
  }
  return start.toString();
}

const DECODERS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Some proxies compress although they are asked not to. */
function decompressed(stream: Readable, encoding: unknown): Readable | undefined {
  if (encoding === undefined || encoding === 'identity') return stream;
  const known = encoding === 'gzip' || encoding === 'deflate' || encoding === 'br';
  return known ? pipeline(stream, DECODERS[encoding](), () => undefined) : undefined;
}

function sendInstead(reply: FastifyReply, error: GatewayError): FastifyReply {
  for (const name of REPLACED) reply.removeHeader(name);
  return reply.send(error);
}
