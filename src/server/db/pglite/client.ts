import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MAX_NAMED, PLANNING } from '#server/db/driver.ts';
import { type WatchOptions, watchWorker } from './watchdog.ts';

type Request =
  | { kind: 'query'; text: string; values: (string | null)[] }
  | { kind: 'execute'; text: string }
  | { kind: 'dump' }
  | { kind: 'close' };
type Message = { ready: true } | { id: number; result: unknown } | { id: number; error: { message: string } };
export interface WorkerOptions {
  directory: string;
  dump?: string | undefined;
  /** Whether what is committed is on the disk before the answer. */
  sync: boolean;
}
interface Pending {
  isScript?: boolean;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Sends requests to the worker thread that holds PGlite; when that thread ends, every pending request rejects. */
export class PgliteClient {
  #worker: Worker;
  #pending = new Map<number, Pending>();
  #nextId = 1;
  #stopped: Error | undefined;
  #exited: Promise<void>;
  #unwatch: (() => void) | undefined;
  #onLost: ((reason: Error) => void) | undefined;

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

  static async start(options: WorkerOptions): Promise<PgliteClient> {
    const worker = new Worker(join(import.meta.dirname, 'worker.js'), {
      workerData: { ...options, planning: PLANNING, maxNamed: MAX_NAMED },
      // A plain module needs neither loaders nor other flags of this process, and some make it fail.
      execArgv: [],
    });
    const client = new PgliteClient(worker);
    await new Promise((resolve, reject) => client.#pending.set(0, { resolve, reject }));
    return client;
  }

  send(request: Request): Promise<unknown> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, isScript: request.kind !== 'query' });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#worker.postMessage({ id, ...request });
    });
  }

  /** Ends a worker that does not answer any more; `onLost` is told once when there is none, however it ended. */
  watch(onLost: (reason: Error) => void, options: WatchOptions = {}): void {
    if (this.#stopped) return onLost(this.#stopped);
    this.#onLost = onLost;
    this.#unwatch = watchWorker(
      () => this.#oldest(),
      (reason) => {
        this.#stop(new Error(`The embedded database was ended: ${reason}.`));
        void this.#worker.terminate();
      },
      options,
    );
  }

  async close(): Promise<void> {
    this.#onLost = undefined;
    if (!this.#stopped) {
      const closed = this.send({ kind: 'close' });
      this.#stopped = new Error('The database is closed.');
      await closed;
    }
    await this.#exited;
  }

  #oldest() {
    const [first] = this.#pending;
    return first && { id: first[0], isScript: first[1].isScript === true };
  }

  #receive(message: Message) {
    const id = 'id' in message ? message.id : 0;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if ('error' in message) pending?.reject(Object.assign(new Error(message.error.message), message.error));
    else pending?.resolve('result' in message ? message.result : undefined);
  }

  #stop(reason: Error) {
    this.#stopped ??= reason;
    for (const { reject } of this.#pending.values()) reject(this.#stopped);
    this.#pending.clear();
    this.#unwatch?.();
    const tell = this.#onLost;
    this.#onLost = undefined;
    tell?.(this.#stopped);
  }
}
