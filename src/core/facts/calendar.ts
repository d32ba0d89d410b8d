/** Days as numbers: days since 1970-01-01 in the proleptic Gregorian calendar, free of time zones and of today's date. */

const DAY_MS = 86_400_000;

/** The day number of a date, or undefined when there is no such day. `month` counts from 1. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(2000, month - 1, day) + (Date.UTC(year, 0, 1) - Date.UTC(2000, 0, 1));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (!Number.isFinite(time) || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.floor(date.getTime() / DAY_MS);
}

/** `2025-08-15` for a day number. */
export function isoOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2025-08-15`, `2025-08` or `2025`; undefined when there is no such day. */
export function isoDate(year: number, month?: number, day?: number): string | undefined {
  const padded = String(year).padStart(4, '0');
  if (month === undefined) return padded;
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${padded}-${String(month).padStart(2, '0')}`;
  return dayNumber(year, month, day) === undefined ? undefined : `${padded}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day number of a full ISO date, or undefined. */
export function parseIsoDay(iso: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** 1 to 12 for an English month name or its abbreviation; 0 for anything else. */
export function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** 0 to 6 for an English weekday name or its abbreviation; -1 for anything else. */
export function weekdayNamed(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
}
