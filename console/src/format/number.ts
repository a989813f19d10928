const group = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `1,204` */
export const count = (value: number): string => group.format(value);

/** `1 record`, `14 records` */
export const counted = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

/** Three figures at most, never scientific: `0.42`, `3.1`, `412`, `12,400`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100) return group.format(value);
  return trim(value.toPrecision(size >= 10 ? 3 : 2));
}

/** Decimal units: `512 B`, `1.2 GB`. */
export function bytes(value: number): string {
  return scaled(value, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
}

/** A number with its unit: bytes and seconds in the unit that reads best, the rest as it is. */
export function quantity(value: number, unit: string): string {
  if (unit === 'bytes') return bytes(value);
  if (unit === 'seconds') return seconds(value);
  return unit === '' ? figure(value) : `${figure(value)} ${value === 1 ? singular(unit) : unit}`;
}

/** A tick of an axis: as short as it can be. */
export function tick(value: number, unit: string): string {
  if (unit === 'bytes' || unit === 'seconds') return value === 0 ? '0' : quantity(value, unit);
  return value >= 10_000 ? scaled(value, ['', 'k', 'M', 'G', 'T']).replace(' ', '') : figure(value);
}

/** A share of one: `62%`, `0.4%`, `<0.1%`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0) return '0%';
  if (value < 0.1) return '<0.1%';
  return value < 10 ? `${trim(value.toFixed(1))}%` : `${Math.round(value)}%`;
}

function seconds(value: number): string {
  const size = Math.abs(value);
  if (size >= 172_800) return `${figure(value / 86_400)} days`;
  if (size >= 7_200) return `${figure(value / 3_600)} h`;
  if (size >= 120) return `${figure(value / 60)} min`;
  return size > 0 && size < 1 ? `${figure(value * 1_000)} ms` : `${figure(value)} s`;
}

function scaled(value: number, units: readonly string[]): string {
  let rest = value;
  let step = 0;
  while (Math.abs(rest) >= 999.5 && step < units.length - 1) {
    rest /= 1000;
    step++;
  }

  return `${step === 0 ? figure(Math.round(rest * 100) / 100) : trim(rest.toPrecision(3))} ${units[step] ?? ''}`.trim();
}

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const singular = (unit: string): string => (unit.endsWith('s') && !unit.endsWith('ss') ? unit.slice(0, -1) : unit);
