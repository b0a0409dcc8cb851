import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerToOwn, streamToOwn, type Names } from './url-rewriter.ts';
import { showsUsers, withoutToken } from '#server/gateway/session/credentials.ts';
import type { GatewayError } from '#server/gateway/http/errors.ts';
import { REPLACED } from './forwarded-headers.ts';
import { busy, failureOf, isJson, unexpected } from './failures.ts';

/** An answer of Waldur, its body still on the way. */
export interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  stream: Readable;
}

/** Answers up to this size, in bytes, are checked as a whole before any of them is passed on; longer ones flow through. */
const WHOLE = 64 * 1024;
/** What has to be read as a whole may have so many bytes, uncompressed. */
const MOST = 16 * 1024 * 1024;

/** Sends the answer on, unless it is no answer of an API; whatever is wrong with it becomes one clear error. */
export async function passOn(request: FastifyRequest, reply: FastifyReply, answer: Answer, names: Names) {
  const { statusCode, headers, stream } = answer;
  const none = request.method === 'HEAD' || statusCode === 204 || (statusCode >= 400 && isEmpty(headers));
  const redirect = statusCode >= 300 && statusCode < 400;
  if (redirect || (!none && !isJson(headers['content-type']))) {
    giveUp(stream);
    return refuseWith(reply, busy(statusCode) ?? unexpected(statusCode));
  }
  if (none) {
    stream.resume();
    return reply.send();
  }
  try {
    return await sendBody(request, reply, answer, names);
  } catch (error) {
    giveUp(stream);
    return refuseWith(reply, error instanceof SyntaxError ? unexpected(statusCode) : failureOf(error, true));
  }
}

/** A body that is given up before its end emits an error, which would end the process if nobody listened. */
function giveUp(stream: Readable): void {
  stream.on('error', () => undefined).destroy();
}

const isEmpty = (headers: Answer['headers']) => headers['content-length'] === '0';

async function sendBody(request: FastifyRequest, reply: FastifyReply, answer: Answer, names: Names) {
  const users = showsUsers(request);
  const { start, rest } = await readStart(answer, users ? MOST : WHOLE);
  // Passed on in parts it would still have the tokens of users in it.
  if (rest && users) throw unexpected(answer.statusCode);
  if (rest) return reply.send(pipeline(Readable.from(joined(start, rest)), streamToOwn(names), () => undefined));
  const text = answerToOwn(start.toString(), names);
  const parsed: unknown = JSON.parse(text);
  return reply.send(users ? withoutToken(parsed) : text);
}

/**
 * A failure after this answer has begun cuts it off, so that nobody takes a part of it for all. When nobody wants the rest,
 * the connection that it comes on is given up.
 */
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
  /** What follows when `start` is not all. */
  rest?: AsyncIterator<Buffer>;
}

async function readStart({ statusCode, headers, stream }: Answer, size: number): Promise<Start> {
  const body = decoded(stream, headers['content-encoding']);
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

/** The whole text of an answer that the gateway itself asked for. */
export async function readText(answer: Answer): Promise<string> {
  const { start, rest } = await readStart(answer, MOST);
  if (rest) {
    giveUp(answer.stream);
    throw unexpected(answer.statusCode);
  }
  return start.toString();
}

const DECODERS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Some proxies compress what they were asked not to. `undefined` for what cannot be read here. */
function decoded(stream: Readable, encoding: unknown): Readable | undefined {
  if (encoding === undefined || encoding === 'identity') return stream;
  const known = encoding === 'gzip' || encoding === 'deflate' || encoding === 'br';
  return known ? pipeline(stream, DECODERS[encoding](), () => undefined) : undefined;
}

function refuseWith(reply: FastifyReply, error: GatewayError): FastifyReply {
  for (const name of REPLACED) reply.removeHeader(name);
  return reply.send(error);
}
