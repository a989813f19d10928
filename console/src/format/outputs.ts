import type { OutputView } from '../api/types';
import { count } from './number';

export interface OutputStanding {
  kind: 'works' | 'trouble' | 'quiet';
  words: string;
}

/** Whether an output works, in two words. What was given up long ago and works now is no trouble. */
export function stateOfOutput({ problem, delivered }: Pick<OutputView, 'problem' | 'delivered'>): OutputStanding {
  if (problem !== '') return { kind: 'trouble', words: 'Does not work' };
  return delivered > 0 ? { kind: 'works', words: 'Works' } : { kind: 'quiet', words: 'Nothing sent yet' };
}

/** Of what it is told, in a sentence. */
export function toldOf({ at_least: atLeast, verdicts, providers, messages_per_hour: anHour }: Pick<OutputView, 'at_least' | 'verdicts' | 'providers' | 'messages_per_hour'>): string {
  const what = [
    verdicts.length > 0 ? `${verdicts.join(' or ')} incidents` : 'incidents',
    atLeast !== 'informational' && `from severity ${atLeast}`,
    providers.length > 0 && `out of logs of ${providers.join(', ')}`,
    anHour > 0 && `at most ${count(anHour)} messages an hour`,
  ].filter((words) => words !== false);
  return `Told of ${what.join(', ')}`;
}
