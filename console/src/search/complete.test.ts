import { expect, test } from 'vitest';
import type { FieldView } from '../api/types';
import { completed, fieldChoices, placeAt } from './complete';

const field = (name: string, kind: FieldView['kind'] = 'text', can_count = true): FieldView => ({ name, kind, can_count, events: true, connections: true, means: `the ${name}` });

test('behind a field its value is written, elsewhere a field', () => {
  expect(placeAt('port:44', 7)).toMatchObject({ field: 'port', typed: '44', from: 5 });
  expect(placeAt('service:"my st', 14)).toMatchObject({ field: 'service', typed: 'my st', from: 8, quoted: true });
  expect(placeAt('port:22 and ser', 15)).toMatchObject({ field: null, typed: 'ser', from: 12 });
  expect(placeAt('not outcome:', 12)).toMatchObject({ field: 'outcome', typed: '' });
  expect(placeAt('port:(22 or 3', 13)).toMatchObject({ field: 'port', typed: '3', from: 12 });
  expect(placeAt('', 0)).toMatchObject({ field: null, typed: '' });
});

test('fields are offered by how they begin, joining words behind a test', () => {
  const fields = [field('service'), field('source'), field('bytes', 'number', false)];
  expect(fieldChoices(fields, 's', '', 0).map((choice) => choice.text)).toEqual(['service:', 'source:']);
  expect(fieldChoices(fields, 'b', '', 0).map((choice) => choice.text)).toEqual(['bytes>']);
  expect(fieldChoices(fields, '', 'port:22 ', 8).map((choice) => choice.text)).toEqual(['and ', 'or ', 'service:', 'source:', 'bytes>']);
  expect(fieldChoices(fields, '', 'port:22 and ', 12).map((choice) => choice.text)).toEqual(['service:', 'source:', 'bytes>']);
});

test('a choice takes the place of what was typed', () => {
  const place = placeAt('port:22 and serv', 16);
  expect(completed('port:22 and serv', place, 'service:')).toEqual({ query: 'port:22 and service:', caret: 20 });
  expect(completed('service:st', placeAt('service:st', 10), 'store')).toEqual({ query: 'service:store ', caret: 14 });
});
