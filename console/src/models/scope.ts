import type { ModelOrigin, ModelReach, ModelScope } from '../api/types';

export const reaches: readonly ModelReach[] = ['everywhere', 'only', 'off'];

export const reachWords: Readonly<Record<ModelReach, string>> = { everywhere: 'Everywhere', only: 'In some accounts, or for some entities', off: 'Off' };

export const reachMeaning: Readonly<Record<ModelReach, string>> = {
  everywhere: 'It is asked about every event of its sources.',
  only: 'Events of other accounts and entities do not fire it, nor count for it.',
  off: 'It fires nowhere; what it counted is forgotten.',
};

export const originWords: Readonly<Record<ModelOrigin, string>> = {
  shipped: 'comes with Windhover',
  folder: 'a folder of yours',
  edited: 'edited here',
  own: 'written here',
};

/** Where a model runs, in words that follow "it runs". */
export function scopeWords(scope: ModelScope): string {
  if (scope.run !== 'only') return scope.run === 'off' ? 'nowhere: it is off' : 'everywhere';
  const parts = [scope.accounts.length > 0 ? `in the ${scope.accounts.length === 1 ? 'account' : 'accounts'} ${listed(scope.accounts)}` : '', scope.entities.length > 0 ? `for ${listed(scope.entities)}` : ''];
  return `only ${parts.filter((part) => part !== '').join(' and ')}`;
}

/** What stands on lines of its own, without what is empty or there twice. */
export const fromLines = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

function listed(all: readonly string[]): string {
  const [first = '', second, ...rest] = all;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : rest.length === 1 ? `${first}, ${second} and ${rest[0] ?? ''}` : `${first}, ${second} and ${rest.length} others`;
}
