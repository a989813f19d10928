import { given } from '../api/http';
import type { HoursFilter } from '../api/types';
import { readTime } from '../format/time';

type Read = (name: string) => string;

export type Kind = 'events' | 'connections';

/** Names of conditions as other pages link to them, and the field that a query calls them by. */
const fields: Readonly<Record<string, string>> = {
  entity: 'entity',
  address: 'ip',
  operation: 'operation',
  service: 'service',
  outcome: 'outcome',
  error: 'error',
  source: 'source',
  account: 'account',
  region: 'region',
  agent: 'agent',
  class: 'class',
  resource: 'resource',
  related: 'related',
  country: 'country',
  peer: 'peer',
  port: 'port',
  protocol: 'protocol',
};

/** The conditions of a link that are not yet part of the query. */
export const linkNames: readonly string[] = Object.keys(fields);

/** A value as a query holds it: plain where nothing in it means something to the language. */
export function quoted(value: string): string {
  if (/^[\w.][\w./@+-]*$/u.test(value) && !/^(and|or|not)$/i.test(value) && !value.includes('..')) return value;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** `operation:GetObject` */
export const termOf = (field: string, value: string): string => `${field}:${quoted(value)}`;

/** A query with one more condition; what holds an "or" is put in parentheses first. */
export function narrowed(query: string, term: string): string {
  const now = query.trim();
  if (now === '') return term;
  if (now === term || now.split(/ and /i).includes(term)) return now;
  return `${/\bor\b/i.test(now) && !/^\([^()]*\)$/.test(now) ? `(${now})` : now} and ${term}`;
}

/** The query of a URL, with the conditions of a link written into it. */
export const queryOf = (read: Read): string => linkNames.reduce((query, name) => (read(name) === '' ? query : narrowed(query, termOf(fields[name] ?? name, read(name)))), read('q'));

/** Whether a URL still holds conditions outside the query. */
export const isLinked = (read: Read): boolean => linkNames.some((name) => read(name) !== '');

/** What the server is asked: the query and the period; times that cannot be read are left out. */
export const searchOf = (read: Read): HoursFilter => given({ q: queryOf(read), from: readTime(read('from')), to: readTime(read('to')) });

export const kindOf = (read: Read): Kind => (read('kind') === 'connections' ? 'connections' : 'events');
