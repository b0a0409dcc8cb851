import { useRefusal } from '#web/api/session.ts';
import type { Reader } from './read-evidence.ts';

/** What the signed-in user may read beyond their own. */
export function useReader(): Reader {
  return { seesAll: useRefusal()('consent.read-all') === undefined };
}
