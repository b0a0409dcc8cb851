import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reasonOf } from '#web/api/errors.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';

interface SectionBodyProps<Data> {
  read: UseQueryResult<Data>;
  /** What did not work when the data cannot be had: "The revocations could not be loaded". */
  failure: string;
  /** The name of the outline that stands there meanwhile: "Loading the revocations". */
  loading: string;
  /** How many lines the outline has: as much room as the data will take, so that little moves. */
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** What a section shows of one query: its outline, its data, or why they cannot be had. */
export function SectionBody<Data>({ read, failure, loading, lines = 3, children }: SectionBodyProps<Data>) {
  const { i18n } = useLingui();
  const { data, error, isFetching, refetch } = read;
  return (
    <>
      {error && (
        <ErrorPanel title={failure} reason={reasonOf(error, i18n)} onRetry={() => void refetch()} busy={isFetching} />
      )}
      {data !== undefined && children(data)}
      {data === undefined && !error && (
        <output aria-label={loading}>
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} sx={{ height: 28 }} />
          ))}
        </output>
      )}
    </>
  );
}
