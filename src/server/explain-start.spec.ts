import { expect, test } from 'vitest';
import { DatabaseUnavailable } from './db/unavailable.ts';
import { explainStart } from './explain-start.ts';

const failure = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each<[unknown, RegExp]>([
  [failure('listen EADDRINUSE', { code: 'EADDRINUSE', port: 80 }), /^port 80 is in use already\. .* set PORT/],
  [failure('listen EACCES', { code: 'EACCES', port: 80 }), /^port 80 may not be used by this account\. Set PORT/],
  [
    failure('listen', { code: 'EADDRNOTAVAIL', address: '192.0.2.1', port: 1 }),
    /^192\.0\.2\.1 is no address .* Set HOST/,
  ],
  [failure('getaddrinfo', { code: 'ENOTFOUND', hostname: 'no.host' }), /^no\.host is no name .* Set HOST/],
  [failure('permission denied for schema public', { code: '42501' }), /permission denied.* owner of its database\.$/],
  [failure('no schema has been selected', { code: '3F000' }), /no schema.* Create the schema .*, or correct that\.$/],
  [
    new DatabaseUnavailable(failure('in a read-only transaction', { code: '25006' })),
    /Name the host .* in DATABASE_URL/,
  ],
  [new Error('several\n   lines'), /^several lines$/],
  ['text', /^text$/],
])('%s is one line with what to do', (error, line) => {
  expect(explainStart(error)).toMatch(line);
});
