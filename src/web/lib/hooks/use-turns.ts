import { useState } from 'react';
import { useAfterPaint } from '#web/lib/page/use-after-paint.ts';

interface Turns {
  /** Of the queries in their order, this many may run: those that have, and a few more. None before the first frame. */
  allowed: number;
  /** To be told in each render how many have ended, well or not. */
  settle: (ended: number) => void;
}

/**
 * For queries in turns: the next one begins when one has ended. A page asks in this way for what it can do without, and a
 * slow server is never asked for all of it at once.
 * @param atOnce how many run at the same time
 */
export function useTurns(atOnce: number): Turns {
  const isPainted = useAfterPaint();
  const [ended, setEnded] = useState(0);
  return {
    allowed: isPainted ? ended + atOnce : 0,
    settle: (now) => {
      if (now !== ended) setEnded(now);
    },
  };
}
