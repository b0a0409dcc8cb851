const WORDS =
  /dynamically imported module|error loading dynamically|importing a module script failed|unable to preload css/i;

/** In the words of Chromium, Firefox and Safari: the network is down, or a new version replaced the files. */
export const isLoadFailure = (error: unknown): boolean => error instanceof Error && WORDS.test(error.message);
