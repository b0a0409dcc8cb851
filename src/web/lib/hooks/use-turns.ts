import { useState } from 'react';
import { useAfterPaint } from '#web/lib/page/hydration.ts';

interface Turns {
  allowed: number;
  /** To be told in each render how many have ended, well or not. */
  settle: (ended: number) => void;
}

/** The next query begins when one has ended, so that a slow server is never asked for all at once. */
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
