import { expect, test } from 'vitest';
import { readPlace, writePlace } from './rowPlace';

test('a place survives the address of a page, whatever the name of the file', () => {
  for (const file of ['/var/log/a.json', 'C:\\logs\\a:b.json', 'two.zip!entry 1.csv', 'line\nbreak:7:8:x'])
    for (const kind of ['events', 'connections'] as const) {
      const place = { kind, time: 1_700_000_000_000, offset: 81, file };
      expect(readPlace(writePlace(place))).toEqual(place);
    }
});

test('what is no place of a row is none', () => {
  for (const text of ['', 'alert-1:3', 'events:1:2:', 'events:x:2:f', 'flows:1:2:f']) expect(readPlace(text)).toBeNull();
});
