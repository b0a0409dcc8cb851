import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Listens, reports its port, and then accepts no connection from the queue. */
const DEAF = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(workerData, 0, 0);
  });`;

const MOST = 200;

/** An address where connecting neither succeeds nor fails, as behind a firewall that drops packets. */
export async function startUnreachable(): Promise<{ origin: string; close: () => Promise<void> }> {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(DEAF, { eval: true, workerData: asleep });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const queue: Socket[] = [];
  while ((await connects(port, queue)) && queue.length < MOST);
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      Atomics.store(asleep, 0, 1);
      Atomics.notify(asleep, 0);
      for (const socket of queue) socket.destroy();
      await worker.terminate();
    },
  };
}

/** Whether one more connection succeeds within a time that is long on a loopback. */
function connects(port: number, queue: Socket[]): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  queue.push(socket);
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    setTimeout(() => resolve(false), 300);
  });
}
