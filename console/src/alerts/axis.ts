import type { NumericShape } from '../api/types';

/** An axis that holds the usual range and what was seen. */
export interface Axis {
  logarithmic: boolean;
  /** Where a value stands, 0–100 percent from the left. */
  place: (value: number) => number;
  ticks: number[];
}

const decades = 2;
const margin = 4;

/** The axis of one strip: linear from zero, or logarithmic when the values span more than two decades. */
export function axisOf(shape: NumericShape): Axis {
  const values = [shape.observed, shape.low, shape.median, shape.high, shape.peer_low, shape.peer_high].filter(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  );
  const positive = values.filter((value) => value > 0);
  const top = Math.max(0, ...values);
  const smallest = positive.length === 0 ? 0 : Math.min(...positive);
  const negative = values.some((value) => value < 0);
  return !negative && smallest > 0 && top / smallest > 10 ** decades ? logarithmic(smallest, top, values.includes(0)) : linear(Math.min(0, ...values), top);
}

function linear(low: number, high: number): Axis {
  const top = high > low ? high : low + 1;
  const step = niceStep((top - low) / 4);
  const ticks: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= top * 1.0001; value += step) ticks.push(Number(value.toPrecision(12)));
  return { logarithmic: false, place: (value) => within((value - low) / (top - low)), ticks };
}

function logarithmic(smallest: number, top: number, hasZero: boolean): Axis {
  // Zero has no logarithm: it stands one decade left of the smallest value.
  const first = Math.floor(Math.log10(smallest)) - (hasZero ? 1 : 0);
  const last = Math.log10(top);
  const width = Math.max(1, last - first);
  const place = (value: number) => within(value <= 0 ? 0 : (Math.log10(value) - first) / width);
  const every = Math.max(1, Math.ceil(width / 4));
  const ticks = hasZero ? [0] : [];
  for (let power = first + (hasZero ? 1 : 0); power <= last + 0.001; power += every) ticks.push(10 ** power);
  return { logarithmic: true, place, ticks };
}

const within = (share: number): number => margin + Math.min(1, Math.max(0, share)) * (100 - 2 * margin);

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}
