const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Longest that the server lets an action stand from now. */
const longest = 7 * day;

export interface End {
  words: string;
  at: number;
}

/** Later ends that make sense, counted from the present one. */
export const laterEnds = (ends: number, now: number): End[] =>
  [
    { words: '1 hour longer', by: hour },
    { words: '4 hours longer', by: 4 * hour },
    { words: '1 day longer', by: day },
    { words: '3 days longer', by: 3 * day },
  ]
    .map(({ words, by }) => ({ words, at: ends + by }))
    .filter(({ at }) => at <= now + longest - minute);

/** Sooner ends that make sense, counted from now. */
export const soonerEnds = (ends: number, now: number): End[] =>
  [
    { words: 'In 15 minutes', by: 15 * minute },
    { words: 'In 30 minutes', by: 30 * minute },
    { words: 'In 1 hour', by: hour },
    { words: 'In 4 hours', by: 4 * hour },
    { words: 'In 1 day', by: day },
  ]
    .map(({ words, by }) => ({ words, at: now + by }))
    .filter(({ at }) => at < ends - minute);
