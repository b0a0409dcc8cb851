import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { sessionOptions } from '#web/api/session/session.ts';
import { lastUse, sessionEnd } from '#web/lib/time/session-time.ts';
import { serverNow } from '#web/lib/time/now.ts';

const SessionNotice = lazy(async () => ({ default: (await import('./SessionNotice.tsx')).SessionNotice }));

/** Says shortly before the session ends that it does. It only counts: asking the server would prolong it. */
export function SessionWatch() {
  const { data } = useQuery(sessionOptions);
  const times = data?.times;
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!times) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const left = sessionEnd(times, lastUse()).warn - serverNow();
      setDue(left <= 0);
      timer = setTimeout(look, Math.max(left, 1000));
    };
    look();
    return () => clearTimeout(timer);
  }, [times]);
  return (
    times &&
    due && (
      <Suspense>
        <SessionNotice times={times} />
      </Suspense>
    )
  );
}
