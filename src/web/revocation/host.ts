import { createGate, type Gate, type Waiting } from './gate.ts';
import { isoNow, type Clock } from '#web/lib/time/clock.ts';
import { revokeAll, type RevocationApi, type RunEnd } from './engine.ts';
import { countOutcomes, isUnfinished, type Counts, type Job, type JobItem } from './job.ts';
import { createPace, type Pace } from './pace.ts';
import type { JobStore } from './store.ts';

export interface JobView {
  job: Job;
  counts: Counts;
  /** Whether this window revokes; otherwise another one may. */
  here: boolean;
  pace?: Pace | undefined;
  waiting?: Waiting | undefined;
}

/** `reading` before anything is known; `broken` where the browser cannot keep any. */
export type HostView = 'reading' | 'none' | 'broken' | JobView;

/** Held by one window at a time, which loses it when it is closed. */
export type Lock = (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;

export type Message = { type: 'changed' } | { type: 'progress'; view: JobView };

export interface HostSettings {
  store: JobStore;
  api: RevocationApi;
  lock: Lock;
  clock: Clock;
  userUuid: string;
  atOnce: number;
  tell: (message: Message) => void;
  onView: (view: HostView) => void;
  onRevoked: (item: JobItem) => void;
  /**
   * What became of one consent, or of all that are settled when a run begins. Waited for, so that nothing counts as done
   * before it is noted; never rejects.
   */
  onSettled: (items: readonly JobItem[]) => Promise<void>;
  /** In this window or another; also when anything else of the job changed. */
  onOver: () => void;
  /** Nobody, or somebody else, is signed in. */
  onSession: () => void;
}

const STEP = 250;

export type Host = ReturnType<typeof createHost>;

/** The job of one person in one window, run while the window has the lock. */
export function createHost(settings: HostSettings) {
  const { store, clock, userUuid, tell, onView } = settings;
  const life = new AbortController();
  let run: { pause: AbortController; gate: Gate } | undefined;
  let waits = false;

  async function look(): Promise<void> {
    const job = await store.latest(userUuid);
    if (life.signal.aborted) return;
    if (run && job?.state !== 'running') run.pause.abort();
    if (run) return;
    if (!job) onView('none');
    else onView({ job, counts: countOutcomes(await store.items(job.id)), here: false });
    if (job?.state === 'running') void compete();
  }

  async function compete(): Promise<void> {
    if (waits) return;
    waits = true;
    try {
      await settings.lock(life.signal, async () => {
        const job = await store.latest(userUuid);
        if (job?.state === 'running' && !life.signal.aborted) await work(job);
      });
    } catch {
      if (!life.signal.aborted) onView('broken');
      return;
    } finally {
      waits = false;
    }
    if (!life.signal.aborted) await look().catch(() => onView('broken'));
  }

  async function work(job: Job): Promise<void> {
    const items = await store.items(job.id);
    const progress = createProgress(job, items, settings, life.signal);
    const gate = createGate(clock, progress.wait);
    const pause = new AbortController();
    run = { pause, gate };
    await progress.begin();
    try {
      const end = await revokeAll({
        ...settings,
        items,
        gate,
        signal: AbortSignal.any([life.signal, pause.signal]),
        async keep(item) {
          await store.put([item]);
          if (item.outcome) await progress.settle(item);
        },
      });
      if (end.how === 'session') {
        life.abort();
        settings.onSession();
      } else await store.update(job.id, (now) => endOf(now, end, clock));
    } finally {
      progress.end();
      run = undefined;
      settings.onOver();
    }
    tell({ type: 'changed' });
  }

  return {
    /** To be called once, and with each message of another window. */
    look,
    hear(message: Message) {
      if (message.type === 'changed') {
        settings.onOver();
        void look().catch(() => onView('broken'));
      } else if (!run) onView({ ...message.view, here: false });
    },
    /** What has begun comes to its end. */
    close: () => life.abort(),
    retryNow: () => run?.gate.retryNow(),
    ...createCommands(settings, look),
  };
}

function createCommands({ store, clock, userUuid, tell }: HostSettings, look: () => Promise<void>) {
  async function change(changes: (job: Job) => Job): Promise<void> {
    const job = await store.latest(userUuid);
    if (job) await store.update(job.id, changes);
    // Looking first, so that it is this window that asks first to run it.
    await look();
    tell({ type: 'changed' });
  }
  const resume = () =>
    change((job) => ({ ...job, state: 'running', ended: undefined, trouble: undefined, seen: false }));
  return {
    resume,
    /** `false` where a job of the same person is not over: then nothing begins. */
    async start(job: Job, items: readonly JobItem[]): Promise<boolean> {
      const isKept = await store.create(job, items);
      await look();
      tell({ type: 'changed' });
      return isKept;
    },
    async items(): Promise<JobItem[]> {
      const job = await store.latest(userUuid);
      return job ? store.items(job.id) : [];
    },
    pause: () => change((job) => (job.state === 'running' ? { ...job, state: 'paused' } : job)),
    stop: () => change((job) => (isUnfinished(job) ? { ...job, state: 'stopped', ended: isoNow(clock) } : job)),
    async retryFailed() {
      const job = await store.latest(userUuid);
      if (!job || isUnfinished(job)) return;
      const failed = (await store.items(job.id)).filter(({ outcome }) => outcome?.kind === 'failed');
      await store.put(failed.map((item) => ({ ...item, outcome: undefined })));
      await resume();
    },
    markSeen: () => change((job) => (job.ended && !job.seen ? { ...job, seen: true } : job)),
    async remove() {
      const job = await store.latest(userUuid);
      if (job) await store.remove(job.id);
      await look();
      tell({ type: 'changed' });
    },
  };
}

function endOf(job: Job, end: RunEnd, clock: Clock): Job {
  if (job.state !== 'running') return job;
  if (end.how === 'done') return { ...job, state: 'finished', ended: isoNow(clock) };
  return end.how === 'outage' ? { ...job, state: 'paused', trouble: end.failure } : job;
}

/** Tells at most every `STEP` milliseconds. */
function createProgress(job: Job, items: readonly JobItem[], settings: HostSettings, signal: AbortSignal) {
  const { clock, tell, onView, onRevoked, onSettled } = settings;
  const counts = countOutcomes(items);
  const pace = createPace(clock.now);
  let waiting: Waiting | undefined;
  let told = 0;
  let isDue = false;
  let isOver = false;
  const show = () => {
    told = clock.now();
    isDue = false;
    const view: JobView = { job, counts: { ...counts }, here: true, pace: pace.read(counts.open), waiting };
    onView(view);
    tell({ type: 'progress', view });
  };
  return {
    begin() {
      show();
      // A window that closed may have had no time for the last ones.
      return onSettled(items.filter(({ outcome }) => outcome !== undefined));
    },
    wait(next: Waiting | undefined) {
      waiting = next;
      show();
    },
    async settle(item: JobItem) {
      await onSettled([item]);
      counts.open -= 1;
      counts[item.outcome?.kind ?? 'open'] += 1;
      pace.settle();
      if (item.outcome?.kind === 'revoked') onRevoked(item);
      const early = STEP - (clock.now() - told);
      if (early <= 0 || counts.open === 0) show();
      else if (!isDue) {
        // The last of a burst is told too, when the next one takes long.
        isDue = true;
        void clock.sleep(early, signal).then(() => isDue && !isOver && show());
      }
    },
    /** What is known of the job from now on is told by others. */
    end: () => (isOver = true),
  };
}
