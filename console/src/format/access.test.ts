import { describe, expect, it } from 'vitest';
import { deedWords, tokenWords } from './access';

describe('tokens in words', () => {
  const day = 86_400_000;
  it('says how long it still holds', () => expect(tokenWords({ revoked_at: null, expires_at: 3 * day }, day)).toBe('holds for 2 days'));
  it('says when it expired, to the moment', () => {
    expect(tokenWords({ revoked_at: null, expires_at: day }, day)).toBe('expired 0 s ago');
    expect(tokenWords({ revoked_at: null, expires_at: day }, 3 * day)).toBe('expired 2 days ago');
  });
  it('says first that it was taken back', () => expect(tokenWords({ revoked_at: 1, expires_at: 3 * day }, day)).toBe('taken back'));
});

it('turns the name of a deed into words', () => expect(deedWords('set_incident_status')).toBe('set incident status'));
