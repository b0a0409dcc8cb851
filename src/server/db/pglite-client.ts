import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

type Request =
  | { kind: 'query'; text: string; values: (string | null)[] }
  | { kind: 'execute'; text: string }
  | { kind: 'dump' }
  | { kind: 'close' };
type Message = { ready: true } | { id: number; result: unknown } | { id: number; error: { message: string } };
interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Sends requests to the worker thread that holds PGlite, and tells everybody who waits when that thread is gone. */
export class PgliteClient {
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #stopped: Error | undefined;
  #exited: Promise<void>;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: Message) => this.#receive(message));
    worker.on('error', (error) =>
      this.#stop(new Error(`The embedded database has stopped: ${error.message}`, { cause: error })),
    );
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#stop(new Error('The embedded database has stopped.'));
        resolve();
      });
    });
  }

  static async start(options: { directory: string; dump?: string | undefined }): Promise<PgliteClient> {
    const worker = new Worker(join(import.meta.dirname, 'pglite-worker.js'), {
      workerData: options,
      // Loaders and other flags of this process are of no use to a plain module, and some make it fail.
      execArgv: [],
    });
    const client = new PgliteClient(worker);
    await new Promise((resolve, reject) => client.#waiting.set(0, { resolve, reject }));
    return client;
  }

  send(request: Request): Promise<unknown> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#worker.postMessage({ id, ...request });
    });
  }

  async close(): Promise<void> {
    if (!this.#stopped) {
      const closed = this.send({ kind: 'close' });
      this.#stopped = new Error('The database is closed.');
      await closed;
    }
    await this.#exited;
  }

  #receive(message: Message) {
    const id = 'id' in message ? message.id : 0;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ('error' in message) waiting?.reject(Object.assign(new Error(message.error.message), message.error));
    else waiting?.resolve('result' in message ? message.result : undefined);
  }

  #stop(reason: Error) {
    this.#stopped ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#stopped);
    this.#waiting.clear();
  }
}
