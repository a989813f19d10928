import type { ClosingReason, FeedbackState, HandlingEntry } from '../api/types';

/** In the order in which they are offered. */
export const closingReasons: readonly ClosingReason[] = ['true_positive_contained', 'true_positive_accepted', 'benign_expected', 'benign_mistake', 'duplicate', 'other'];

export const closingWords: Record<ClosingReason, string> = {
  true_positive_contained: 'True positive, contained',
  true_positive_accepted: 'True positive, accepted',
  benign_expected: 'Benign, expected',
  benign_mistake: 'Benign, a mistake of Windhover',
  duplicate: 'Duplicate',
  other: 'Other',
};

/** The same within a sentence. */
export const closedAs = (reason: ClosingReason): string => closingWords[reason].charAt(0).toLowerCase() + closingWords[reason].slice(1);

export const closingMeaning: Record<ClosingReason, string> = {
  true_positive_contained: 'It was an attack, and it is contained.',
  true_positive_accepted: 'It was what it seemed to be, and somebody answers for living with it.',
  benign_expected: 'It happened as told, and was meant to.',
  benign_mistake: 'It was nothing: Windhover should not have told it.',
  duplicate: 'Another incident tells the same.',
  other: 'None of these; say what below.',
};

export const feedbackWords: Record<FeedbackState, string> = { in_force: 'In force', expired: 'Expired', removed: 'Removed' };

/** Who did what a line of a history says: a person, or the engine when incidents joined. Programs may set a status without a name. */
export function doerOf({ by, kind, text }: HandlingEntry): string {
  if (by !== '') return by;
  return kind === 'closed' || (kind === 'reopened' && text === '') ? 'Somebody' : 'Windhover';
}

/** What one line of a history says after the name of who did it. Values of the line that are a person's own words stand between the pieces. */
export function deedOf(entry: HandlingEntry): { words: string; value: string; rest: string } {
  switch (entry.kind) {
    case 'assigned':
      if (entry.to === '') return { words: 'took it from ', value: entry.from, rest: '' };
      return entry.to === entry.by ? { words: 'took it', value: '', rest: '' } : { words: 'gave it to ', value: entry.to, rest: '' };
    case 'commented':
      return { words: 'wrote', value: '', rest: '' };
    case 'closed': {
      const reason = entry.reason === null ? 'without a reason' : `as ${closedAs(entry.reason)}`;
      return { words: entry.from === 'closed' ? `changed why it is closed: ${reason}` : `closed it ${reason}`, value: '', rest: '' };
    }

    case 'reopened':
      return { words: 'opened it again', value: '', rest: '' };
    case 'marked_expected':
      return { words: 'marked as expected: ', value: entry.to, rest: '' };
    case 'expectation_removed':
      return { words: 'no longer expects ', value: entry.from, rest: '' };
    case 'merged':
      return { words: 'joined incident ', value: entry.from, rest: ' to this one' };
  }
}
