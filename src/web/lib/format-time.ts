const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "14:05", in the reader's own time zone. */
export const formatTime = (date: Date): string => clock.format(date);
