import { describe, expect, it } from 'vitest';
import type { SourceCoverage, StreamCoverage } from '../api/types';
import { gapHours, hoursOf, troubles, worstFirst } from './sources';

const stream = (some: Partial<StreamCoverage>): StreamCoverage => ({
  account: 'a', state: 'live', events: 1, first_event: 0, last_event: 0, lag_p50: 0, lag_p95: 0, rate_per_minute: 1, late: 0, duplicates: 0, usual_pause: 1, patience: null, silent_since: null, gaps: [], hours: [], ...some,
});
const source = (some: Partial<SourceCoverage>): SourceCoverage => ({
  source: 's', title: 'S', state: 'live', collections: [], files: 1, events: 1, ignored: 0, duplicates: 0, late: 0, last_event: 0, lag_p50: 0, lag_p95: 0, vendor_lag: 900, rate_per_minute: 1, dead_letters: 0, dead_letter_reasons: [], missing: [], missing_files: 0, file_gaps: [], accounts: [], ...some,
});

describe('sources', () => {
  it('puts what needs a person first', () => {
    const sorted = worstFirst([source({ title: 'B' }), source({ title: 'C', state: 'silent' }), source({ title: 'A' }), source({ title: 'D', state: 'behind' })]);
    expect(sorted.map((s) => s.title)).toEqual(['C', 'D', 'A', 'B']);
  });

  it('adds the hours of all accounts', () => {
    expect(hoursOf(source({ accounts: [stream({ hours: [1, 2, 3] }), stream({ hours: [0, 5, 0] })] }))).toEqual([1, 7, 3]);
    expect(hoursOf(source({}))).toEqual([]);
  });

  it('finds the hours of a gap in the strip', () => {
    const accounts = [stream({ gaps: [{ from: 10 * 3_600_000, to: 12 * 3_600_000 }] })];
    expect([...gapHours(source({ accounts }), 8 * 3_600_000)]).toEqual([2, 3]);
  });

  it('says nothing where nothing is wrong, and the worst first where something is', () => {
    expect(troubles(source({ accounts: [stream({})] }))).toEqual([]);
    expect(troubles(source({ dead_letters: 1, late: 2, missing_files: 3, missing: [{ field: 'f', loses: '', fix: '', file: '' }] }))).toEqual(['3 files missing', '1 record not readable', '2 events late', '1 field missing']);
    expect(troubles(source({ state: 'silent', accounts: [stream({ state: 'silent' }), stream({})] }))).toEqual(['1 account silent']);
  });
});
