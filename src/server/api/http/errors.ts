import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { OUTCOME_HEADER } from '#contract/operations.ts';
import { DatabaseUnavailable, isDiskFull, OutcomeUnknown } from '#server/db/unavailable.ts';

/** Waldur's messages by field; an array where no field is concerned. */
type ErrorBody = Record<string, string | string[]> | string[];

/** As the caller sees it. */
export class HttpError extends Error {
  status: number;
  body: ErrorBody;
  headers: Record<string, string>;

  /** @param cause goes to the log, for failures that an operator can mend */
  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}, cause?: unknown) {
    super(`${status} ${JSON.stringify(body)}`, { cause });
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function invalid(messages: Record<string, string[]>): HttpError {
  return new HttpError(400, messages);
}

export function refusedRequest(message: string): HttpError {
  return invalid({ non_field_errors: [message] });
}

export function unauthorized(detail: string): HttpError {
  return new HttpError(401, { detail }, { 'WWW-Authenticate': 'Token' });
}

export function forbidden(detail: string): HttpError {
  return new HttpError(403, { detail });
}

/** `model` is Waldur's name of the kind, such as `UserOfferingConsent`. */
export function notFound(model: string): HttpError {
  return new HttpError(404, { detail: `No ${model} matches the given query.` });
}

/** Nothing was changed, and reading goes on. */
export function insufficientStorage(detail: string): HttpError {
  return new HttpError(507, { detail });
}

export function unsupportedMediaType(type = ''): HttpError {
  return new HttpError(415, { detail: `Unsupported media type "${type}" in request.` });
}

const RETRY_AFTER = { 'Retry-After': '2' };

/** What is unknown shall not be repeated without a look. */
function fromDatabase(error: Error): HttpError | undefined {
  if (isDiskFull(error)) return insufficientStorage('The disk of the database is full, so nothing was changed.');
  if (error instanceof DatabaseUnavailable) {
    return new HttpError(503, { detail: 'The database cannot be reached now. Nothing was changed.' }, RETRY_AFTER);
  }
  if (!(error instanceof OutcomeUnknown)) return undefined;
  const detail =
    'The connection to the database was lost while this was saved. It may or may not have happened: look at it as it is now before you try again.';
  return new HttpError(503, { detail }, { [OUTCOME_HEADER]: 'unknown' });
}

/** Unexpected failures go to the log only, with the request's id. */
export function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = error instanceof HttpError ? error : fromFastify(error, request);
  if (known?.cause !== undefined) request.log.warn({ err: known.cause }, 'refused after a failure elsewhere');
  if (known) return reply.code(known.status).headers(known.headers).send(known.body);
  const away = fromDatabase(error);
  if (away) {
    request.log.warn({ err: error }, 'database away or full');
    return reply.code(away.status).headers(away.headers).send(away.body);
  }
  request.log.error({ err: error }, 'request failed');
  return reply.code(500).send({ detail: 'Internal server error.' });
}

function fromFastify(error: FastifyError | Error, request: FastifyRequest): HttpError | undefined {
  if (!('statusCode' in error) || error.statusCode === undefined || error.statusCode >= 500) return undefined;
  if (error.statusCode === 415) return unsupportedMediaType(request.headers['content-type']);
  const detail = error.statusCode === 413 ? 'Request body is too large; at most 1 MiB is read.' : error.message;
  return new HttpError(error.statusCode, { detail });
}
