import type { ModelInfo } from '../api/types';
import { tacticWords } from '../format/attack';

/** Whether every word is somewhere in a model: its id, title, reason, techniques, tactics or sources. */
export function matches(model: ModelInfo, text: string): boolean {
  const attacks = model.attacks.flatMap((attack) => [attack.tactic, attack.technique, tacticWords(attack.tactic)]);
  const all = [model.id, model.title, model.why, ...attacks, ...model.sources].join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}
