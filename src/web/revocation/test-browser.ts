import { isUnfinished, type Job, type JobItem } from './job.ts';
import type { Lock, Message } from './host.ts';
import type { JobStore } from './store.ts';

/** The database, the lock and the channel that the windows of one browser share. */
export function createTestBrowser() {
  const jobs = new Map<string, Job>();
  const items = new Map<string, JobItem[]>();
  const store: JobStore = {
    latest: async (userUuid) => structuredClone([...jobs.values()].findLast((job) => job.userUuid === userUuid)),
    items: async (jobId) => structuredClone(items.get(jobId) ?? []),
    async create(job, all) {
      const before = [...jobs.values()].filter(({ userUuid }) => userUuid === job.userUuid);
      if (before.some(isUnfinished)) return false;
      for (const { id } of before) jobs.delete(id);
      jobs.set(job.id, structuredClone(job));
      items.set(job.id, structuredClone([...all]));
      return true;
    },
    async update(jobId, change) {
      const job = jobs.get(jobId);
      const changed = job && change(job);
      if (changed) jobs.set(jobId, changed);
      return changed;
    },
    async put(changed) {
      for (const item of changed) items.get(item.jobId)?.splice(item.index, 1, structuredClone(item));
    },
    async remove(jobId) {
      jobs.delete(jobId);
      items.delete(jobId);
    },
  };
  let holder = Promise.resolve();
  /** Whoever asked first comes first; those that are gone by then get nothing. */
  const lock: Lock = (signal, work) => {
    const turn = holder.then(() => (signal.aborted ? Promise.reject(new Error('aborted')) : work()));
    holder = turn.catch(() => undefined);
    return turn;
  };
  const windows: ((message: Message) => void)[] = [];
  /** Joins the channel; what it gives tells all others. */
  const join = (hear: (message: Message) => void) => {
    windows.push(hear);
    return (message: Message) => windows.filter((each) => each !== hear).forEach((each) => each(message));
  };
  return { store, lock, join };
}
