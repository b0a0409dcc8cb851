const DAY = 24 * 60 * 60 * 1000;

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY);
}

export function daysAfter(moment: Date, days: number): Date {
  return daysBefore(moment, -days);
}
