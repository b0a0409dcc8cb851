import { createContext, use, type RefObject } from 'react';
import { useLookedAt } from '#web/lib/hooks/use-looked-at.ts';

/** Everything is wanted at once, also what nobody has looked at yet: somebody prints the page. */
export const AllWantedContext = createContext(false);

/** Whether a part of the page may ask the server: its element has been looked at, or the whole page is wanted. */
export function useWanted(): { ref: RefObject<HTMLDivElement | null>; isWanted: boolean } {
  const { ref, isLookedAt } = useLookedAt<HTMLDivElement>();
  const isAllWanted = use(AllWantedContext);
  return { ref, isWanted: isLookedAt || isAllWanted };
}
