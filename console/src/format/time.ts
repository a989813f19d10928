const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `2026-11-22 02:10:03 UTC` */
export function utc(time: number): string {
  const d = new Date(time);
  return Number.isNaN(d.getTime()) ? 'not known' : `${d.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `02:10:03`, of UTC. */
export const utcClock = (time: number): string => new Date(time).toISOString().slice(11, 19);

/** `02:10`, of UTC. */
export const utcMinute = (time: number): string => new Date(time).toISOString().slice(11, 16);

/** `22 Nov`, of UTC. */
export function utcDay(time: number): string {
  const d = new Date(time);
  return `${d.getUTCDate()} ${months[d.getUTCMonth()] ?? ''}`;
}

/** `Sunday 22 Nov 2026`, of UTC. */
export function utcDate(time: number): string {
  const d = new Date(time);
  return `${weekdays[d.getUTCDay()] ?? ''} ${utcDay(time)} ${d.getUTCFullYear()}`;
}

/** A span in its two largest units at most: `40 s`, `18 min`, `3 h 5 min`, `12 days`. */
export function span(milliseconds: number): string {
  const ms = Math.abs(milliseconds);
  if (ms < minute) return `${Math.round(ms / 1000)} s`;
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  if (ms < day) {
    const hours = Math.floor(ms / hour);
    const minutes = Math.floor((ms % hour) / minute);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }

  const days = Math.round(ms / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** `just now`, `18 min ago`, `in 3 h`. Records of the near future exist where clocks differ. */
export function relative(time: number, now: number): string {
  const away = now - time;
  if (Math.abs(away) < 10_000) return 'just now';
  return away > 0 ? `${span(away)} ago` : `in ${span(away)}`;
}

/** Index 0–167 into the hours of the week, Monday 00:00 UTC first. */
export function hourOfWeek(time: number): number {
  const d = new Date(time);
  return ((d.getUTCDay() + 6) % 7) * 24 + d.getUTCHours();
}

/** Reads what a person types as a time, in UTC unless it says otherwise; epoch milliseconds pass too. Null when it is no time. */
export function readTime(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^\d{11,14}$/.test(trimmed)) return Number(trimmed);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?\s*(Z|UTC|[+-]\d{2}:\d{2})?$/i.exec(trimmed);
  if (match === null) return null;
  const [, date = '', clock = '00:00', zone = 'Z'] = match;
  const time = Date.parse(`${date}T${clock}${zone.toUpperCase() === 'UTC' ? 'Z' : zone.toUpperCase()}`);
  return Number.isNaN(time) ? null : time;
}

/** The form that the URL and the search fields hold: `2026-11-22T02:10Z`. */
export function writeTime(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, iso.slice(17, 19) === '00' ? 16 : 19)}Z`;
}
