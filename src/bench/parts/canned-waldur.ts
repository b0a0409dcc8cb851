// Run in a process of its own: a Waldur that always has the same answers, so that only what is in front of it takes time.
import { createServer } from 'node:http';

/** By path without a query. The other messages of the parent are none of ours. */
export type Answers = Record<string, object>;

process.once('message', (answers: Answers) => {
  const bodies = new Map(Object.entries(answers).map(([path, body]) => [path, Buffer.from(JSON.stringify(body))]));
  const server = createServer((request, response) => {
    const body = bodies.get(request.url?.split('?')[0] ?? '') ?? Buffer.from('{"detail":"Not found."}');
    const count = { 'content-type': 'application/json', 'content-length': body.length, 'x-result-count': '50' };
    request.resume();
    response.writeHead(200, count).end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
