import type { AskedQuestion, Belief, BeliefMove, HypothesisKind, Verdict } from '../api/types';
import { verdictWords } from '../format/words';

/** Where one verdict ends and the next begins, as the engine draws the lines (docs/decisions/0010-investigation.md). */
export const zones: readonly { verdict: Verdict; from: number; to: number }[] = [
  { verdict: 'benign', from: 0, to: 0.2 },
  { verdict: 'inconclusive', from: 0.2, to: 0.4 },
  { verdict: 'suspicious', from: 0.4, to: 0.9 },
  { verdict: 'malicious', from: 0.9, to: 1 },
];

/** The verdict that a probability alone would give. */
export const zoneOf = (probability: number): Verdict => (zones.findLast(({ verdict, from }) => (verdict === 'inconclusive' ? probability > from : probability >= from)) ?? zones[0])?.verdict ?? 'inconclusive';

/** Why a verdict is not the one that its probability alone would give; "" when it is. The engine calls nothing benign while it does not know what is usual. */
export function besides(verdict: Verdict, probability: number): string {
  const alone = zoneOf(probability);
  if (alone === verdict) return '';
  return verdict === 'inconclusive' && alone === 'benign'
    ? 'Low enough for benign, but too little is known here of what is usual: it stays not settled.'
    : `The probability alone would say ${verdictWords[alone].toLowerCase()}.`;
}

/** A share of belief as the written account says it: `more than 99%`, `97%`, `less than 1%`. */
export function shareWords(share: number): string {
  if (share > 0.99) return 'more than 99%';
  if (share < 0.01) return 'less than 1%';
  return `${Math.round(share * 100)}%`;
}

/** The same where there is little room: `>99%`, `97%`, `<1%`. */
export function shareFigure(share: number): string {
  if (share > 0.99) return '>99%';
  if (share < 0.01) return '<1%';
  return `${Math.round(share * 100)}%`;
}

export const kindOfHypothesis: Record<HypothesisKind, string> = { malicious: 'to act on', benign: 'harmless' };

/** How an answer moved the probability, in points of a hundred. */
export interface Step {
  direction: 'up' | 'down' | 'level';
  points: number;
  words: string;
}

/** The step of a question; less than half a point is no step. */
export function stepOf({ before, after }: Pick<AskedQuestion, 'before' | 'after'>): Step {
  const points = Math.round((after - before) * 100);
  if (points === 0) return { direction: 'level', points, words: 'hardly moved it' };
  const size = Math.abs(points);
  return { direction: points > 0 ? 'up' : 'down', points, words: `${points > 0 ? 'raised' : 'lowered'} it by ${size} ${size === 1 ? 'point' : 'points'}` };
}

/** Bits of evidence as a factor that people can think in: `for it: 4 times as likely`. */
export function bitsWords(bits: number): string {
  if (Math.abs(bits) < 0.05) return 'says nothing about it';
  const times = 2 ** Math.abs(bits);
  const factor = times >= 10 ? Math.round(times) : Number(times.toPrecision(2));
  return bits > 0 ? `for it: ${factor} times as likely` : `against it: ${factor} times less likely`;
}

/** `+2.0`, `−1.3`; a minus, not a hyphen. */
export const bitsFigure = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

/** The hypotheses worth a line: those with a share worth telling, the first few in any case, and the rival. The rest is what one has to ask for. */
export function worthTelling(hypotheses: readonly Belief[], rival: string, least = 4): { told: Belief[]; rest: Belief[] } {
  const told = hypotheses.filter(({ hypothesis, probability }, index) => index < least || probability >= 0.01 || hypothesis === rival);
  return { told, rest: hypotheses.filter((belief) => !told.includes(belief)) };
}

/** The leading explanation (the most probable that agrees with the verdict's side) and the rival that the report names. */
export function sidesOf(hypotheses: readonly Belief[], rival: string): { leading: Belief | undefined; rival: Belief | undefined } {
  const other = hypotheses.find(({ hypothesis }) => hypothesis === rival);
  const leading = hypotheses.find((belief) => belief !== other && (other === undefined || belief.kind !== other.kind));
  return { leading, rival: other };
}

/** The title of a hypothesis of a report; its name with spaces where the report does not hold it. */
export const titleOf = (hypotheses: readonly Belief[], move: BeliefMove): string =>
  hypotheses.find(({ hypothesis }) => hypothesis === move.hypothesis)?.title ?? move.hypothesis.replaceAll('-', ' ');

/** What the row of steps says, for those who do not see it. */
export function courseWords(questions: readonly AskedQuestion[], verdict: Verdict): string {
  const first = questions[0];
  const last = questions.at(-1);
  if (first === undefined || last === undefined) return 'No question was asked.';
  return `From ${shareWords(first.before)} before the first answer to ${shareWords(last.after)} after the last: ${verdictWords[verdict].toLowerCase()}.`;
}
