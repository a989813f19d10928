import type { Query } from '../api/http';
import { readTime } from '../format/time';
import { fieldsOf, type Kind } from './fields';

/** The conditions that a URL holds for one kind of rows, in the API's own names; times that cannot be read are left out. */
export function queryOf(kind: Kind, read: (name: string) => string): Query {
  const query: Query = {};
  for (const { name } of fieldsOf(kind)) {
    const value = read(name);
    if (value === '') continue;
    if (name === 'from' || name === 'to') query[name] = readTime(value);
    else query[name] = value;
  }

  return query;
}
