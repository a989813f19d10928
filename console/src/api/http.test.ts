import { expect, test } from 'vitest';
import { answered, given } from './http';

test('conditions that are empty are not sent, zero and false are', () => {
  expect(given({ text: '', entity: undefined, cursor: null, port: 0, blocked: false, limit: 50 })).toEqual({ port: 0, blocked: false, limit: 50 });
});

test('what the server says instead of data is told as it said it', async () => {
  const response = new Response(null, { status: 404 });
  const asked = Promise.resolve({ error: { title: 'Not found', detail: 'There is no incident with this id.' }, response });
  await expect(answered(asked)).rejects.toMatchObject({ status: 404, message: 'There is no incident with this id.' });
});

test('a server that does not answer is told from one that refuses', async () => {
  await expect(answered(Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({ status: 0 });
});
