import type { SourceDraft } from '../api/sources';
import type { CollectorView } from '../api/types';

/** What somebody filled in, by the name of the setting. */
export type Filled = Readonly<Record<string, string>>;

/** Where a secret is taken from: an environment variable of the server, named after the collection. */
export const secretName = (collection: string, setting: string): string => `env:${`${collection}_${setting}`.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;

/** What is wrong with the name of a collection; "" when nothing is. */
export function nameProblem(name: string, taken: readonly string[]): string {
  if (name === '') return '';
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return 'Letters, digits, - and _ only.';
  if (name.length > 64) return 'At most 64 of them.';
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? 'There is a source of this name.' : '';
}

// Every JSON string is a YAML one; what cannot be taken for anything else stands as it is.
const scalar = (value: string): string => (/^[A-Za-z][A-Za-z0-9_./@-]*$/.test(value) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value) ? value : JSON.stringify(value));

/** The lines for the configuration: what is set, secrets by the place that they are taken from. */
export function collectionYaml(name: string, collector: CollectorView, filled: Filled): string {
  const lines = [`collections:`, `  - name: ${scalar(name === '' ? 'NAME' : name)}`, `    collector: ${collector.name}`];
  for (const setting of collector.settings) {
    const value = setting.is_secret ? (setting.is_required || (filled[setting.name] ?? '') !== '' ? secretName(name, setting.name) : '') : (filled[setting.name] ?? '').trim();
    if (value !== '' && value !== setting.default) lines.push(`    ${setting.name}: ${scalar(value)}`);
  }

  return `${lines.join('\n')}\n`;
}

/** Names of the settings that must be set and are not; a secret that was saved need not be typed again. */
export const missing = (collector: CollectorView, filled: Filled, saved: readonly string[] = []): string[] =>
  collector.settings.filter(({ name, is_required: isRequired }) => isRequired && !saved.includes(name) && (filled[name] ?? '').trim() === '').map(({ name }) => name);

/** What is sent of what was filled in: settings that are set, and secrets that were typed or are to go. */
export function draftOf(name: string, collector: CollectorView, filled: Filled): SourceDraft {
  const draft: SourceDraft = { name, collector: collector.name, settings: {}, secrets: {} };
  for (const { name: setting, is_secret: isSecret } of collector.settings) {
    const value = filled[setting];
    if (value === undefined || (!isSecret && value.trim() === '')) continue;
    (isSecret ? draft.secrets : draft.settings)[setting] = value;
  }

  return draft;
}

/** Environment variables that the lines ask for. */
export const variables = (yaml: string): string[] => [...yaml.matchAll(/"?env:([A-Z0-9_]+)"?/g)].map((found) => found[1] ?? '');
