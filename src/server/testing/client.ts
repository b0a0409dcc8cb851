import type { FastifyInstance, InjectOptions } from 'fastify';
import { expectContract } from './contract.ts';

/** A response as the tests read it, its body parsed when it is JSON. */
export interface TestResponse {
  status: number;
  headers: Record<string, string | number | string[] | undefined>;
  /** Checked by the contract and by the assertions of the test. */
  body: unknown;
}

type Send = (path: string, options?: Pick<InjectOptions, 'headers' | 'payload'>) => Promise<TestResponse>;
type SendBody = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestResponse>;

export interface Client {
  get: (path: string, headers?: Record<string, string>) => Promise<TestResponse>;
  head: (path: string, headers?: Record<string, string>) => Promise<TestResponse>;
  options: (path: string, headers?: Record<string, string>) => Promise<TestResponse>;
  delete: (path: string, headers?: Record<string, string>) => Promise<TestResponse>;
  /** With a JSON body, or none when it is left out. */
  post: SendBody;
  put: SendBody;
  patch: SendBody;
  /** With the payload and headers exactly as given. */
  raw: (method: 'POST' | 'PUT' | 'PATCH' | 'GET' | 'DELETE', ...rest: Parameters<Send>) => Promise<TestResponse>;
}

/** @param token gives what each request carries unless it brings its own Authorization */
export function createClient(app: FastifyInstance, token: () => Promise<string | undefined>): Client {
  const send = async (method: NonNullable<InjectOptions['method']>, path: string, options: InjectOptions = {}) => {
    const key = await token();
    const headers = { ...(key && { authorization: `Token ${key}` }), ...options.headers };
    const injected = await app.inject({ ...options, method, url: path, headers });
    const text = injected.body;
    const isJson = String(injected.headers['content-type']).startsWith('application/json') && text !== '';
    const body: unknown = isJson ? JSON.parse(text) : text;
    const response = { status: injected.statusCode, headers: injected.headers, body };
    expectContract(method, path, response);
    return response;
  };
  const plain = (method: 'GET' | 'HEAD' | 'OPTIONS' | 'DELETE') => (path: string, headers?: Record<string, string>) =>
    send(method, path, headers && { headers });
  const withBody =
    (method: 'POST' | 'PUT' | 'PATCH'): SendBody =>
    (path, body, headers) =>
      send(method, path, {
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      });
  return {
    get: plain('GET'),
    head: plain('HEAD'),
    options: plain('OPTIONS'),
    delete: plain('DELETE'),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: withBody('PATCH'),
    raw: (method, path, options) => send(method, path, options),
  };
}
