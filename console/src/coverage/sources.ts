import type { CoverageState, SourceCoverage } from '../api/types';
import { counted } from '../format/number';

const order: readonly CoverageState[] = ['silent', 'behind', 'never', 'live'];

/** What needs a person first, then by name. */
export const worstFirst = (sources: readonly SourceCoverage[]): SourceCoverage[] =>
  [...sources].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.title.localeCompare(b.title));

/** Events of each hour over all accounts, oldest first. */
export function hoursOf(source: Pick<SourceCoverage, 'accounts'>): number[] {
  const sums: number[] = [];
  for (const { hours } of source.accounts) hours.forEach((events, index) => (sums[index] = (sums[index] ?? 0) + events));
  return sums;
}

/** Hours in which some account has a gap, as indexes into the strip. */
export function gapHours(source: Pick<SourceCoverage, 'accounts'>, hoursFrom: number): Set<number> {
  const hour = 3_600_000;
  const found = new Set<number>();
  for (const { gaps } of source.accounts) for (const gap of gaps) for (let time = gap.from; time < gap.to; time += hour) found.add((time - hoursFrom) / hour);
  return found;
}

/** What is wrong with a source, shortest words, worst first. */
export function troubles(source: SourceCoverage): string[] {
  const silent = source.accounts.filter((account) => account.state === 'silent').length;
  const gaps = source.accounts.reduce((sum, account) => sum + account.gaps.length, 0);
  return [
    ...(silent > 0 && source.accounts.length > 1 ? [`${counted(silent, 'account')} silent`] : []),
    ...(source.missing_files > 0 ? [`${counted(source.missing_files, 'file')} missing`] : []),
    ...(source.dead_letters > 0 ? [`${counted(source.dead_letters, 'record')} not readable`] : []),
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(source.late > 0 ? [`${counted(source.late, 'event')} late`] : []),
    ...(source.duplicates > 0 ? [`${counted(source.duplicates, 'duplicate')} dropped`] : []),
    ...(source.missing.length > 0 ? [`${counted(source.missing.length, 'field')} missing`] : []),
  ];
}
