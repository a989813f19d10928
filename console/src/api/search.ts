import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, given } from './http';
import type { RowPlace } from '../search/rowPlace';
import type { HoursFilter } from './types';

export const fieldsQuery = queryOptions({
  queryKey: ['search', 'fields'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/search/fields', { signal })),
  staleTime: Infinity,
});

interface Wanted {
  kind: 'events' | 'connections';
  fields: readonly string[];
  prefix?: string;
  limit?: number;
}

/** The most frequent values of fields among what a search finds. */
export const valuesQuery = (search: HoursFilter, { kind, fields, prefix = '', limit = 6 }: Wanted) =>
  queryOptions({
    queryKey: ['search', 'values', search, kind, fields, prefix, limit],
    // The document lists the names of single fields; several are joined by commas.
    queryFn: ({ signal }) => answered(api.GET('/api/v1/search/values', { params: { query: { ...given({ ...search, kind, prefix, limit }), fields: fields.join(',') as 'source' } }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Where the result of a search can be fetched as a file. */
export function exportPath(search: HoursFilter, kind: 'events' | 'connections', format: 'csv' | 'jsonl'): string {
  const params = new URLSearchParams({ kind, format });
  for (const [name, value] of Object.entries(search)) params.set(name, String(value));
  return `/api/v1/search/export?${params.toString()}`;
}

/** The record behind a row, as the log wrote it; a record of the past never changes. */
export const rowRecordQuery = (place: RowPlace | null) =>
  queryOptions({
    queryKey: ['search', 'record', place],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/search/record', { params: { query: place ?? none }, signal })),
    staleTime: Infinity,
  });

const none: RowPlace = { kind: 'events', time: 0, offset: 0, file: '' };
