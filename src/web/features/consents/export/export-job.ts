import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ConsentsQuery } from '#web/api/consents.ts';
import { createRecorder, type FieldId } from './fields.ts';
import { FORMATS, type FormatId } from './formats.ts';
import { MANIFEST_SCHEMA, type Manifest } from './manifest.ts';
import type { Portion } from '#web/api/walk/walk.ts';
import type { Sink } from './sinks.ts';
import { steadily, type Attempt, type Steadiness } from '#web/api/walk/steady.ts';

export interface ExportPlan {
  fileName: string;
  format: FormatId;
  fields: readonly FieldId[];
  /** An IANA name. */
  zone: string;
  filters: { words: string[]; query: ConsentsQuery };
  server: string;
  person: { uuid: string; username: string };
}

/** What the job needs of the world around it. */
export interface ExportMeans {
  /** How many consents match. */
  count: () => Promise<number>;
  /** All that match; `total` is how many there were at the start. Every request goes through `attempt`. */
  portions: (attempt: Attempt, total: number) => AsyncIterable<Portion>;
  sink: Sink;
  /** In milliseconds since 1970. */
  now: () => number;
  sleep: Steadiness['sleep'];
}

export interface ExportState {
  phase: 'counting' | 'reading' | 'waiting' | 'stuck' | 'done' | 'cancelled' | 'failed';
  rows: number;
  /** How many there were at the start; `undefined` while they are counted. */
  expected: number | undefined;
  /** When the waiting ends, in milliseconds since 1970. */
  waitsUntil: number;
  /** Why it does not go on. */
  error: unknown;
  /** When it is done: what was exported. */
  manifest: Manifest | undefined;
  /** When it is done: the file, unless it went to disk as it came. */
  file: Blob | undefined;
}

const START: ExportState = {
  phase: 'counting',
  rows: 0,
  expected: undefined,
  waitsUntil: 0,
  error: undefined,
  manifest: undefined,
  file: undefined,
};

/**
 * One export, from the first count to the manifest. It starts at once and never rejects: what becomes of it is in its state.
 * A page that cannot be read is tried again; when that does not help, `resume` goes on where it stopped.
 */
export class ExportJob {
  readonly plan: ExportPlan;
  readonly startedAt: number;
  private state = START;
  private readonly listeners = new Set<() => void>();
  private readonly stopper = new AbortController();
  private readonly means: ExportMeans;
  private goOn: (() => void) | undefined;

  constructor(plan: ExportPlan, means: ExportMeans) {
    this.plan = plan;
    this.means = means;
    this.startedAt = means.now();
    void this.run();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ExportState => this.state;

  /** Ends it; a file on disk is not kept. */
  readonly cancel = (): void => this.stopper.abort();

  /** Goes on after it got stuck. */
  readonly resume = (): void => {
    this.goOn?.();
  };

  private tell(changes: Partial<ExportState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  private async run(): Promise<void> {
    try {
      await this.export();
    } catch (error) {
      await this.means.sink.abort().catch(() => undefined);
      if (this.stopper.signal.aborted) this.tell({ phase: 'cancelled' });
      else this.tell({ phase: 'failed', error });
    }
  }

  private async export(): Promise<void> {
    const { plan, means, stopper } = this;
    const steadiness = this.steadiness();
    const attempt: Attempt = (work) => steadily(work, steadiness);
    const before = await attempt(means.count);
    this.tell({ phase: 'reading', expected: before });
    const file = new HashedFile(means.sink);
    const format = FORMATS[plan.format];
    const record = createRecorder(plan.fields, plan.zone);
    await file.write(format.head(plan.fields));
    let rows = 0;
    let shrank = false;
    for await (const portion of means.portions(attempt, before)) {
      stopper.signal.throwIfAborted();
      await file.write(portion.rows.map((row) => format.row(plan.fields, record(row))).join(''));
      rows += portion.rows.length;
      shrank ||= portion.shrank;
      this.tell({ rows });
    }
    const after = await attempt(means.count);
    const { blob, ...digest } = await file.close();
    const { query, words } = plan.filters;
    this.tell({
      phase: 'done',
      file: blob,
      manifest: {
        schema_version: MANIFEST_SCHEMA,
        file: plan.fileName,
        format: plan.format,
        ...digest,
        rows,
        fields: [...plan.fields],
        time_zone: plan.zone,
        filters: { words, query },
        server: plan.server,
        exported_by: plan.person,
        started: new Date(this.startedAt).toISOString(),
        finished: new Date(means.now()).toISOString(),
        counted: { before, after },
        shrank,
      },
    });
  }

  private steadiness(): Steadiness {
    const { signal } = this.stopper;
    const { sleep, now } = this.means;
    return {
      signal,
      sleep,
      onWait: (wait) => this.tell(wait > 0 ? { phase: 'waiting', waitsUntil: now() + wait } : { phase: 'reading' }),
      onStuck: (error) =>
        new Promise((resolve, reject) => {
          this.tell({ phase: 'stuck', error });
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          this.goOn = () => {
            this.tell({ phase: 'reading', error: undefined });
            resolve();
          };
        }),
    };
  }
}

/** A file with its length and digest, which are taken of it as it is written. */
class HashedFile {
  private readonly hash = sha256.create();
  private readonly encoder = new TextEncoder();
  private readonly sink: Sink;
  private bytes = 0;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  async write(text: string): Promise<void> {
    if (text === '') return;
    const bytes = this.encoder.encode(text);
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await this.sink.write(bytes);
  }

  async close(): Promise<{ sha256: string; bytes: number; blob: Blob | undefined }> {
    const blob = await this.sink.close();
    return { sha256: bytesToHex(this.hash.digest()), bytes: this.bytes, blob };
  }
}
