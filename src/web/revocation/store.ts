import { openDB, type DBSchema } from 'idb';
import { basePath } from '#web/lib/page/document.ts';
import { isUnfinished, type Job, type JobItem } from './job.ts';

/** Every method rejects when the browser cannot do it, as when its disk is full. */
export interface JobStore {
  latest: (userUuid: string) => Promise<Job | undefined>;
  /** In their order. */
  items: (jobId: string) => Promise<JobItem[]>;
  /** All or nothing; takes the place of the person's earlier job. `false` where that is not over: then nothing is kept. */
  create: (job: Job, items: readonly JobItem[]) => Promise<boolean>;
  /** Of the job as it is now; `undefined` when it is not there any more. */
  update: (jobId: string, change: (job: Job) => Job) => Promise<Job | undefined>;
  put: (items: readonly JobItem[]) => Promise<void>;
  remove: (jobId: string) => Promise<void>;
}

interface Tables extends DBSchema {
  jobs: { key: string; value: Job; indexes: { user: string } };
  items: { key: [jobId: string, index: number]; value: JobItem };
}

const DATABASE = `consent-desk.revocation${basePath}`;

const open = () =>
  openDB<Tables>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('jobs', { keyPath: 'id' }).createIndex('user', 'userUuid');
      db.createObjectStore('items', { keyPath: ['jobId', 'index'] });
    },
  });

const ofJob = (jobId: string) => IDBKeyRange.bound([jobId, 0], [jobId, Infinity]);

/** Fails where a browser keeps nothing. */
export async function openJobStore(): Promise<JobStore> {
  const db = await open();
  const latest: JobStore['latest'] = async (userUuid) => {
    const jobs = await db.getAllFromIndex('jobs', 'user', userUuid);
    return jobs.sort((a, b) => b.created.localeCompare(a.created))[0];
  };
  return {
    latest,
    items: (jobId) => db.getAll('items', ofJob(jobId)),
    async create(job, items) {
      const tx = db.transaction(['jobs', 'items'], 'readwrite', { durability: 'strict' });
      const [jobs, table] = [tx.objectStore('jobs'), tx.objectStore('items')];
      const before = await jobs.index('user').getAll(job.userUuid);
      if (before.some(isUnfinished)) return false;
      await Promise.all([
        ...before.flatMap(({ id }) => [jobs.delete(id), table.delete(ofJob(id))]),
        jobs.put(job),
        ...items.map((item) => table.put(item)),
        tx.done,
      ]);
      return true;
    },
    async update(jobId, change) {
      const tx = db.transaction('jobs', 'readwrite');
      const job = await tx.store.get(jobId);
      const changed = job && change(job);
      await Promise.all([changed && tx.store.put(changed), tx.done]);
      return changed;
    },
    async put(items) {
      const tx = db.transaction('items', 'readwrite');
      await Promise.all([...items.map((item) => tx.store.put(item)), tx.done]);
    },
    async remove(jobId) {
      const tx = db.transaction(['jobs', 'items'], 'readwrite');
      await Promise.all([tx.objectStore('jobs').delete(jobId), tx.objectStore('items').delete(ofJob(jobId)), tx.done]);
    },
  };
}
