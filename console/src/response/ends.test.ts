import { expect, test } from 'vitest';
import { laterEnds, soonerEnds } from './ends';

const hour = 3_600_000;
const now = 1_772_500_000_000;

test('later ends count from the present one and stay within seven days', () => {
  expect(laterEnds(now + hour, now).map(({ at }) => (at - now) / hour)).toEqual([2, 5, 25, 73]);
  expect(laterEnds(now + 6.5 * 24 * hour, now).map(({ words }) => words)).toEqual(['1 hour longer', '4 hours longer']);
  expect(laterEnds(now + 7 * 24 * hour, now)).toEqual([]);
});

test('sooner ends count from now and are sooner', () => {
  expect(soonerEnds(now + 80 * 60_000, now).map(({ words }) => words)).toEqual(['In 15 minutes', 'In 30 minutes', 'In 1 hour']);
  expect(soonerEnds(now + 10 * 60_000, now)).toEqual([]);
});
