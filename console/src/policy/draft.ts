import type { ContainmentKind, EntityType, GivenTag, PolicyBody, PolicyHours, PolicyRule, ResponseMode } from '../api/types';

/** A rule while it is edited. */
export interface RuleDraft {
  /** Tells it from the others, whatever it is called. */
  key: number;
  name: string;
  mode: ResponseMode;
  types: EntityType[];
  entities: string[];
  accounts: string[];
  subnets: string[];
  groups: string[];
  tags: string[];
  hours: HoursDraft[];
  at_least: 'suspicious' | 'malicious' | null;
  actions: ContainmentKind[];
  collateral: number | null;
}

export interface HoursDraft {
  days: string[];
  from: string;
  to: string;
  zone: string;
}

/** A tag that people give, while it is edited. */
export interface TagDraft {
  /** Tells it from the others, whatever it is called. */
  key: number;
  tag: string;
  entities: string[];
  accounts: string[];
  subnets: string[];
}

/** A policy while it is edited. */
export interface PolicyDraft {
  mode: ResponseMode;
  dry_run: boolean;
  rules: RuleDraft[];
  tags: TagDraft[];
  never_touch: string[];
  actions_an_hour: number;
  entities_at_once: number;
  collateral: number;
  durations: Readonly<Record<string, string>>;
}

let keys = 0;

export const newRule = (): RuleDraft => ({ key: ++keys, name: '', mode: 'confirm', types: [], entities: [], accounts: [], subnets: [], groups: [], tags: [], hours: [], at_least: null, actions: [], collateral: null });

export const newTag = (): TagDraft => ({ key: ++keys, tag: '', entities: [], accounts: [], subnets: [] });

export const draftOf = (body: PolicyBody): PolicyDraft => ({
  mode: body.mode,
  dry_run: body.dry_run,
  rules: (body.rules ?? []).map(ruleOf),
  tags: (body.tags ?? []).map(tagOf),
  never_touch: body.never_touch ?? [],
  actions_an_hour: body.actions_an_hour ?? 10,
  entities_at_once: body.entities_at_once ?? 5,
  collateral: body.collateral ?? 0.001,
  durations: body.durations ?? {},
});

const ruleOf = (rule: PolicyRule): RuleDraft => ({
  key: ++keys,
  name: rule.name,
  mode: rule.mode,
  types: rule.types ?? [],
  entities: rule.entities ?? [],
  accounts: rule.accounts ?? [],
  subnets: rule.subnets ?? [],
  groups: rule.groups ?? [],
  tags: rule.tags ?? [],
  hours: (rule.hours ?? []).map(hoursOf),
  at_least: rule.at_least === 'suspicious' || rule.at_least === 'malicious' ? rule.at_least : null,
  actions: rule.actions ?? [],
  collateral: rule.collateral ?? null,
});

const tagOf = ({ tag, entities, accounts, subnets }: GivenTag): TagDraft => ({ key: ++keys, tag, entities: entities ?? [], accounts: accounts ?? [], subnets: subnets ?? [] });

const hoursOf = (hours: PolicyHours): HoursDraft => ({ days: hours.days ?? [], from: hours.from ?? '00:00', to: hours.to ?? '00:00', zone: hours.zone ?? 'UTC' });

/** What the server is sent: the keys that tell rules apart here say nothing there. */
export function bodyOf({ rules, tags, durations, ...rest }: PolicyDraft): PolicyBody {
  return {
    ...rest,
    durations: Object.fromEntries(Object.entries(durations).filter(([, span]) => span.trim() !== '')),
    tags: tags.map(({ tag, entities, accounts, subnets }) => ({ tag, entities, accounts, subnets })),
    rules: rules.map(({ name, mode, types, entities, accounts, subnets, groups, tags: borne, hours, at_least, actions, collateral }) => ({ name, mode, types, entities, accounts, subnets, groups, tags: borne, hours, at_least, actions, collateral })),
  };
}

/** The rules with one moved to another place. */
export function moved(rules: readonly RuleDraft[], from: number, to: number): RuleDraft[] {
  const next = [...rules];
  const [rule] = next.splice(from, 1);
  if (rule === undefined || to < 0 || to > next.length) return [...rules];
  next.splice(to, 0, rule);
  return next;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days as people say them: `mon–fri`, `sat, sun`; '' for every day. */
export function dayWords(days: readonly string[]): string {
  const has = weekdays.map((day) => days.includes(day));
  if (days.length === 0 || has.every(Boolean)) return '';
  const first = has.indexOf(true);
  const last = has.lastIndexOf(true);
  if (first < 0) return days.join(', ');
  const isRun = last - first >= 2 && has.slice(first, last + 1).every(Boolean);
  return isRun ? `${weekdays[first] ?? ''}–${weekdays[last] ?? ''}` : weekdays.filter((_, index) => has[index]).join(', ');
}

export function hourWords({ days, from, to, zone }: HoursDraft): string {
  const day = dayWords(days);
  const time = from === to ? '' : `${from}–${to}`;
  return [day === '' && time === '' ? 'always' : day, time, zone === 'UTC' && time === '' ? '' : zone].filter((part) => part !== '').join(' ');
}

/** Whom a rule is for and when, condition by condition; nothing for one that is for everybody. */
export function conditions(rule: RuleDraft): { name: string; says: string[] }[] {
  return [
    { name: 'kinds', says: rule.types.map((type) => ({ device: 'devices', identity: 'identities', resource: 'resources' })[type]) },
    { name: 'entities', says: rule.entities },
    { name: 'accounts', says: rule.accounts },
    { name: 'networks', says: rule.subnets },
    { name: 'peer groups', says: rule.groups },
    { name: 'tags', says: rule.tags },
    { name: 'hours', says: rule.hours.map(hourWords) },
  ].filter(({ says }) => says.length > 0);
}
