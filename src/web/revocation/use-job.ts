import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { useSessionUser } from '#web/api/session/session.ts';
import { isMasked, masked } from '#web/lib/mask/masking.ts';
import { HIDDEN_NOTE, isUnfinished } from './job.ts';
import { markJob } from './job-mark.ts';
import { openHost } from './browser-host.ts';
import type { Host, HostView } from './host.ts';

const maskedName = (uuid: string) => masked({ uuid, full_name: uuid }).full_name;

/** Filters were kept in words, and anybody may stand in the words of a note. */
function shownOf(view: HostView): HostView {
  if (typeof view !== 'object' || !isMasked()) return view;
  const { job, ...rest } = masked(view);
  const people = new URLSearchParams(job.search).getAll('user').map(maskedName).join(', ');
  const filters = job.filters.map((filter) => (filter.id === 'user' ? { ...filter, value: people } : filter));
  return { ...rest, job: { ...job, filters, note: job.note && HIDDEN_NOTE } };
}

/** The one host of a page and person, open as long as somebody looks. */
function createDesk(queryClient: QueryClient, userUuid: string) {
  const listeners = new Set<() => void>();
  let view: HostView = 'reading';
  let opened: Promise<Host> | undefined;
  const set = (next: HostView) => {
    view = shownOf(next);
    if (typeof next === 'object') markJob(isUnfinished(next.job) || !next.job.seen ? userUuid : undefined);
    if (next === 'none') markJob(undefined);
    for (const listener of listeners) listener();
  };
  const open = async (): Promise<Host> => {
    const host = await openHost(queryClient, userUuid, set);
    await host.look();
    return host;
  };
  const act = async <Result>(deed: (host: Host) => Promise<Result>): Promise<Result> => {
    opened ??= open();
    return masked(await deed(await opened));
  };
  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      opened ??= open();
      opened.catch(() => set('broken'));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        void opened?.then((host) => host.close()).catch(() => undefined);
        opened = undefined;
      };
    },
    view: () => view,
    /** As soon as the host is there. */
    act,
    run(deed: (host: Host) => Promise<unknown>): void {
      act(deed).catch(() => set('broken'));
    },
  };
}

type Desk = ReturnType<typeof createDesk>;

const desks = new WeakMap<QueryClient, { userUuid: string; desk: Desk }>();

function deskOf(queryClient: QueryClient, userUuid: string): Desk {
  const known = desks.get(queryClient);
  if (known?.userUuid === userUuid) return known.desk;
  const desk = createDesk(queryClient, userUuid);
  desks.set(queryClient, { userUuid, desk });
  return desk;
}

const reading = (): HostView => 'reading';

export type JobActions = Pick<Desk, 'act' | 'run'>;

/** The user's job, which goes on in this window while anything shows it and no other window runs it. */
export function useJob(): Desk & { current: HostView } {
  const queryClient = useQueryClient();
  const { uuid } = useSessionUser();
  const desk = useMemo(() => deskOf(queryClient, uuid), [queryClient, uuid]);
  const current = useSyncExternalStore(desk.subscribe, desk.view, reading);
  return { ...desk, current };
}
