import { ApiError } from '#web/api/errors.ts';
import { mayHaveHappened } from '#web/api/outcome.ts';
import { serverNow } from '#web/lib/time/now.ts';
import type { Deed, DeedOutcome, LogEntry } from './entry.ts';

/** Before something is done that is noted, so that its first line is kept by the time somebody may leave. */
export const openLog = (): void => void import('./store.ts').then(({ database }) => database()).catch(() => undefined);

/** What the browser cannot keep is lost: nothing that somebody does fails for it. */
export async function note(userUuid: string, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  try {
    const { keepEntries } = await import('./store.ts');
    await keepEntries(userUuid, entries);
  } catch {}
}

function entryOf(userUuid: string, deed: Deed): LogEntry {
  const at = new Date(serverNow()).toISOString();
  return { ...deed, id: [at, deed.act, deed.consent ?? deed.file?.name ?? ''].join(' '), userUuid, at };
}

export function noteDeed(userUuid: string, deed: Deed): void {
  void note(userUuid, [entryOf(userUuid, deed)]);
}

export function outcomeOfError(error: unknown): { outcome: DeedOutcome; status?: number | undefined } {
  return {
    outcome: mayHaveHappened(error) ? 'unknown' : 'failed',
    status: (error instanceof ApiError && error.status) || undefined,
  };
}

/** Noted first as unknown, which stays where the window is closed before the outcome comes. */
export async function logged<Result>(
  userUuid: string,
  deed: Omit<Deed, 'outcome'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const entry = entryOf(userUuid, { ...deed, outcome: 'unknown' });
  const begun = note(userUuid, [entry]);
  const end = (outcome: Pick<Deed, 'outcome' | 'status'>) =>
    void begun.then(() => note(userUuid, [{ ...entry, ...outcome }]));
  try {
    const result = await work();
    end({ outcome: 'done' });
    return result;
  } catch (error) {
    end(outcomeOfError(error));
    throw error;
  }
}
