import type { ConnectionRow, EventRow } from '../api/types';
import type { Kind } from './terms';

/** Where the record of a row stands: what the server needs to find it again. */
export interface RowPlace {
  kind: Kind;
  /** Epoch milliseconds. */
  time: number;
  /** First byte. */
  offset: number;
  file: string;
}

const form = /^(events|connections):(\d{1,18}):(\d{1,18}):(.+)$/s;

export const placeOfEvent = (row: EventRow): RowPlace => ({ kind: 'events', time: row.time, offset: row.offset, file: row.file });

/** Of the first of its flows. */
export const placeOfConnection = (row: ConnectionRow): RowPlace => ({ kind: 'connections', time: row.first_time, offset: row.offset, file: row.file });

/** As an address of a page holds it. */
export const writePlace = ({ kind, time, offset, file }: RowPlace): string => `${kind}:${time}:${offset}:${file}`;

/** Null for anything else. */
export function readPlace(text: string): RowPlace | null {
  const [, kind, time, offset, file] = form.exec(text) ?? [];
  return file === undefined ? null : { kind: kind === 'connections' ? kind : 'events', time: Number(time), offset: Number(offset), file };
}
