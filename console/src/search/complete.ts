import type { FieldView } from '../api/types';

/** What stands before the caret, and so what can complete it. */
export interface Place {
  /** First and last character that a choice replaces. */
  from: number;
  to: number;
  /** What is written of it so far. */
  typed: string;
  /** The field whose value is being written; null for the name of a field or a joining word. */
  field: string | null;
  /** Whether the value is in quotes. */
  quoted: boolean;
}

/** What is being written at the caret. */
export function placeAt(query: string, caret: number): Place {
  const before = query.slice(0, caret);
  const value = /(?:^|[\s(-])([a-z_]+)(?::|!=|=|>=|<=|>|<)(?:\((?:[^()]*\s)?)?("?)((?<=")[^"]*|[^\s"()]*)$/i.exec(before);
  if (value !== null) {
    const [, field = '', quote = '', typed = ''] = value;
    return { from: caret - typed.length - quote.length, to: caret, typed, field: field.toLowerCase(), quoted: quote !== '' };
  }

  const word = /[\w*.]*$/u.exec(before)?.[0] ?? '';
  return { from: caret - word.length, to: caret, typed: word, field: null, quoted: false };
}

export interface Choice {
  /** What is written. */
  text: string;
  /** What it means, or how often it occurs. */
  note: string;
}

/** Names of fields, and words that join, which begin as what was typed does. */
export function fieldChoices(fields: readonly FieldView[], typed: string, query: string, from: number): Choice[] {
  const start = typed.toLowerCase();
  const before = query.slice(0, from).trimEnd();
  const joins = before !== '' && !/(?:\b(?:and|or|not)|[(:<>=-])$/i.test(before) ? [{ text: 'and ', note: 'both hold' }, { text: 'or ', note: 'one of both holds' }] : [];
  return [
    ...joins.filter((join) => start === '' || join.text.startsWith(start)),
    ...fields
      .filter((field) => field.name.startsWith(start) || (start.length > 1 && field.name.includes(start)))
      .map((field) => ({ text: `${field.name}${field.kind === 'number' && !field.can_count ? '>' : ':'}`, note: field.means })),
  ];
}

/** The query with a choice in the place of what was typed, and where the caret goes. */
export function completed(query: string, place: Place, text: string): { query: string; caret: number } {
  const after = query.slice(place.to);
  const done = place.field === null ? text : after.startsWith(' ') || after.startsWith(')') ? text : `${text} `;
  return { query: `${query.slice(0, place.from)}${done}${after}`, caret: place.from + done.length };
}
