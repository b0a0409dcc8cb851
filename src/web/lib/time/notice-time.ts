/** Milliseconds; longer for those with more to read. */
export const noticeTime = (message: string): number => Math.max(6_000, 2_000 + message.length * 70);
