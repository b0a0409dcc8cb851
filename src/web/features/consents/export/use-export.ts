import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { systemClock } from '#web/lib/time/clock.ts';
import { saveFile, saveJson } from '#web/lib/save-file.ts';
import { serverNow } from '#web/lib/time/now.ts';
import type { DeedOutcome } from '#web/log/entry.ts';
import { noteDeed } from '#web/log/note.ts';
import { ExportJob, type ExportPlan, type ExportState } from './export-job.ts';
import { FORMATS } from './formats.ts';
import { manifestFileName } from './manifest.ts';
import { openSink } from './sinks.ts';
import { consentSource } from '#web/api/walk/source.ts';

/**
 * The export of this page's visit. It stands among what was read for the visitor, so that it outlives the way to another
 * page and back, and goes when they sign out.
 */
const jobOptions = queryOptions({
  queryKey: ['export'] as const,
  queryFn: skipToken as typeof skipToken | (() => Promise<ExportJob | null>),
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Saves what an export gave: its manifest, and its file unless that went to disk as it came. */
export function saveExport({ manifest, file }: ExportState): void {
  if (!manifest) return;
  if (file) saveFile(manifest.file, file);
  saveJson(manifestFileName(manifest.file), manifest);
}

const ENDS: Partial<Record<ExportState['phase'], DeedOutcome>> = {
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};

/** Saves both as soon as there are any, and notes how it ended. */
function saveWhenDone(job: ExportJob): void {
  const stop = job.subscribe(() => {
    const { phase, rows, manifest } = job.snapshot();
    const outcome = ENDS[phase];
    if (!outcome) return;
    stop();
    const file = { name: job.plan.fileName, rows, sha256: manifest?.sha256 };
    noteDeed(job.plan.person.uuid, { act: 'exported', outcome, file });
    if (phase === 'done') saveExport(job.snapshot());
  });
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Starts an export, and gives the one that was started. */
export function useExport(seesAll: boolean) {
  const queryClient = useQueryClient();
  const { data: job } = useQuery(jobOptions);
  const [problem, setProblem] = useState<unknown>();
  const start = async (plan: ExportPlan) => {
    setProblem(undefined);
    try {
      const sink = await openSink(plan.fileName, FORMATS[plan.format].mediaType);
      const source = consentSource(queryClient, plan.filters.query, seesAll);
      const next = new ExportJob(plan, { ...source, sink, now: serverNow, sleep: systemClock.sleep });
      saveWhenDone(next);
      queryClient.setQueryData(jobOptions.queryKey, next);
    } catch (error) {
      // Choosing no file is no mistake.
      if (!isAbort(error)) setProblem(error);
    }
  };
  return {
    job: job ?? undefined,
    problem,
    start: (plan: ExportPlan) => void start(plan),
    forget: () => queryClient.setQueryData(jobOptions.queryKey, null),
  };
}

const isUnderWay = ({ phase }: ExportState): boolean => ['counting', 'reading', 'waiting', 'stuck'].includes(phase);

/** What an export has come to. While it is under way, the browser asks before the page is closed. */
export function useExportState(job: ExportJob): ExportState & { isUnderWay: boolean } {
  const state = useSyncExternalStore(job.subscribe, job.snapshot, job.snapshot);
  const underWay = isUnderWay(state);
  useEffect(() => {
    if (!underWay) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [underWay]);
  return { ...state, isUnderWay: underWay };
}

/** Draws anew each second, for what counts the time. */
export function useEverySecond(): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(draw, 1000);
    return () => clearInterval(timer);
  }, []);
}
