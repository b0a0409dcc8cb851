import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from './settings.ts';

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** In case an object with a secret is ever logged. */
const SECRETS = ['authorization', 'cookie', '["set-cookie"]', 'password', 'token', 'body'];
const atDepth = (name: string, prefix: string) =>
  name.startsWith('[') || !prefix ? prefix + name : `${prefix}.${name}`;
const paths = SECRETS.flatMap((name) => ['', '*', '*.*'].map((prefix) => atDepth(name, prefix)));

/** On standard error by default, so that standard output stays readable for people. */
export function loggerOptions(level: LogLevel, stream: { write(line: string): void } = process.stderr): LoggerOptions {
  return {
    level,
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[hidden]' },
    serializers: { err: describeFailure },
  };
}

/** Database drivers attach the values of a failed statement to their errors. */
function describeFailure(error: Error) {
  const { cause } = error;
  return { ...named(error), stack: error.stack ?? '', ...(cause instanceof Error && { causes: causesOf(cause) }) };
}

function named(error: Error) {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, message: error.message, code };
}

function causesOf(error: Error, depth = 5): object[] {
  const { cause } = error;
  return [named(error), ...(cause instanceof Error && depth > 1 ? causesOf(cause, depth - 1) : [])];
}

/** For what has no request and may come before the server is built. */
export function warnings(level: LogLevel, stream: { write(line: string): void } = process.stderr) {
  const isQuiet = ['error', 'fatal', 'silent'].includes(level);
  return (msg: string, error?: Error): void => {
    const line = { level: 'warn', time: new Date().toISOString(), ...(error && { err: describeFailure(error) }), msg };
    if (!isQuiet) stream.write(`${JSON.stringify(line)}\n`);
  };
}
