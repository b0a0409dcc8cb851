// In the words of Chromium, Firefox and Safari.
const WORDS =
  /dynamically imported module|error loading dynamically|importing a module script failed|unable to preload css/i;

/** Whether a part of the app could not be fetched: the network is down, or a new version replaced the files. */
export const isLoadFailure = (error: unknown): boolean => error instanceof Error && WORDS.test(error.message);
