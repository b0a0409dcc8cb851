let last = Date.now();

/** Called for each answer that shows that the server has taken the session as used. */
export const noteUse = (): void => {
  last = Date.now();
};

/** In milliseconds since 1970. */
export const lastUse = (): number => last;
