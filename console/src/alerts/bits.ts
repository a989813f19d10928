import type { Contribution } from '../api/types';

/** Bits are told with one decimal. */
const scale = 10;

/** What is shown of a ledger: rows and total in tenths of a bit, so that the printed rows add up to the printed total. */
export interface LedgerSum {
  rows: number[];
  total: number;
}

/**
 * Rounds the rows so that they add up to the rounded total: each is rounded down, and those that lost most get the tenths that are missing
 * (largest remainder; of equals the first).
 */
export function sumOf(contributions: readonly Contribution[]): LedgerSum {
  const exact = contributions.map((row) => (Number.isFinite(row.bits) ? row.bits * scale : 0));
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const rows = exact.map(Math.floor);
  let missing = total - rows.reduce((sum, value) => sum + value, 0);
  const byLoss = exact.map((value, index) => ({ index, loss: value - Math.floor(value) })).sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss) {
    if (missing <= 0) break;
    rows[index] = (rows[index] ?? 0) + 1;
    missing--;
  }

  return { rows, total };
}

/** The total as it would be without one row; with all rows for null. */
export const totalWithout = (sum: LedgerSum, row: number | null): number => sum.total - (row === null ? 0 : (sum.rows[row] ?? 0));

/** `12.4`, from tenths of a bit. */
export const bitsText = (tenths: number): string => (tenths / scale).toFixed(1);

/** The longest bar of the ledger, in tenths; 1 at least, so that it divides. */
export const longest = (sum: LedgerSum): number => Math.max(1, ...sum.rows.map(Math.abs));
