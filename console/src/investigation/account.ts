import type { AccountSection, AccountSentence, Fact } from '../api/types';

/** A part of a written account with its sentences, each with its place in the whole. */
export interface Section {
  section: AccountSection;
  title: string;
  sentences: { sentence: AccountSentence; index: number }[];
}

const titles: Record<AccountSection, string> = {
  conclusion: 'Conclusion',
  what_happened: 'In the order of time',
  who_and_where: 'Who and what, from where',
  unlike_normal: 'How it differs from normal',
  scope: 'What else it touched',
  impact: 'Impact',
  techniques: 'ATT&CK',
  not_known: 'What is not known',
  next_steps: 'What to do next',
};

/** The parts of an account in the order in which they are read; those that say nothing are left out. A sentence that is told elsewhere is not told twice. */
export function sectionsOf(account: readonly AccountSentence[], toldElsewhere = ''): Section[] {
  const all = account.map((sentence, index) => ({ sentence, index })).filter(({ sentence }) => toldElsewhere === '' || sentence.text !== toldElsewhere);
  return (Object.keys(titles) as AccountSection[])
    .map((section) => ({ section, title: titles[section], sentences: all.filter(({ sentence }) => sentence.section === section) }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** The facts by name. */
export const byId = (facts: readonly Fact[]): ReadonlyMap<string, Fact> => new Map(facts.map((fact) => [fact.id, fact]));

/** The sentence under which an open fact is shown: the one that it was opened from, else the first that rests on it; -1 for none. */
export function placeOf(account: readonly AccountSentence[], fact: string, from: number | null): number {
  if (fact === '') return -1;
  if (from !== null && account[from]?.facts.includes(fact) === true) return from;
  return account.findIndex(({ facts }) => facts.includes(fact));
}

/** Splits `2026-03-02 10:04 UTC: something` into its time and what happened, so that times can stand in a column. */
export function timeOf(text: string): { time: string; rest: string } {
  const match = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC): (.+)$/s.exec(text);
  return match === null ? { time: '', rest: text } : { time: match[1] ?? '', rest: match[2] ?? '' };
}
