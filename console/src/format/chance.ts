import { figure, count } from './number';

/** A probability as people say it: `1 in 3,200`, `1 in 25 million`; `likely` from one in two up. */
export function oneIn(probability: number): string {
  if (!(probability > 0)) return 'less than can be counted';
  if (probability >= 0.5) return 'likely';
  const n = 1 / probability;
  if (n < 10) return `1 in ${figure(n)}`;
  if (n < 1e6) return `1 in ${count(rounded(n))}`;
  for (const [size, word] of [[1e15, 'million billion'], [1e12, 'thousand billion'], [1e9, 'billion'], [1e6, 'million']] as const) {
    if (n >= size * 0.9995) return n >= 1e18 ? 'less than 1 in a billion billion' : `1 in ${figure(rounded(n / size))} ${word}`;
  }

  return `1 in ${count(n)}`;
}

// Two figures: a chance is never known better.
function rounded(n: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.round(n / scale) * scale;
}
