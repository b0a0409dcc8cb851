import { readLinkState, type LinkState } from '#web/paths.ts';

/** For links within a consent's pages: the way back that the page itself was given. */
export const sameWayBack = (state: unknown): LinkState => ({ fromMyConsents: readLinkState(state).fromMyConsents });
