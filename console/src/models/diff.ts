/** A line of a text that was changed: kept, taken out, or put in. */
export interface DiffLine {
  kind: 'same' | 'out' | 'in';
  text: string;
  /** Its number in the later text; in the earlier one where it was taken out. */
  number: number;
}

/** Lines beyond which texts are not compared line by line. */
const most = 4_000;

/** What became of the lines of a text: the longest common sequence stays, what is taken out stands before what is put in. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [lines(before), lines(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const kept = left.length > most || right.length > most ? [] : common(left, right);
  const result: DiffLine[] = b.slice(0, head).map((text, index) => ({ kind: 'same', text, number: index + 1 }));
  let [at, to] = [0, 0];
  for (const [i, j] of [...kept, [left.length, right.length] as const]) {
    for (; at < i; at++) result.push({ kind: 'out', text: left[at] ?? '', number: head + at + 1 });
    for (; to < j; to++) result.push({ kind: 'in', text: right[to] ?? '', number: head + to + 1 });
    if (i < left.length) result.push({ kind: 'same', text: left[at++] ?? '', number: head + ++to });
  }

  for (let index = b.length - tail; index < b.length; index++) result.push({ kind: 'same', text: b[index] ?? '', number: index + 1 });
  return result;
}

/** The changed lines with a few around them; null stands where lines are left out. */
export function hunks(all: readonly DiffLine[], around = 2): (DiffLine | null)[] {
  const near = all.map((_, index) => all.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'));
  return all.flatMap((line, index) => (near[index] === true ? [line] : near[index - 1] === true ? [null] : index === 0 ? [null] : []));
}

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }

  const kept: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) kept.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }

  return kept;
}
