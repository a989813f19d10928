// The shapes of /api/v1 as the console uses them. Times are epoch milliseconds, shares and probabilities 0–1.

export type Severity = 'informational' | 'low' | 'medium' | 'high' | 'critical';
export type Verdict = 'inconclusive' | 'benign' | 'suspicious' | 'malicious';
export type IncidentStatus = 'open' | 'closed';
export type AlertKind = 'learned' | 'model' | 'feed' | 'third_party';
export type EntityType = 'device' | 'identity' | 'resource';

export interface EntityRef {
  type: EntityType;
  id: string;
  name: string;
  account: string;
  ips: string[];
}

/** Either id may be "" when it is not known. */
export interface AttackTechnique {
  tactic: string;
  technique: string;
}

export interface Evidence {
  source: string;
  file: string;
  offset: number;
  length: number;
  record_id: string;
  time: number;
}

/** low, median and high are the 5th, 50th and 95th percentile of the entity's own past at this hour. */
export interface NumericShape {
  observed: number;
  unit: string;
  low: number;
  median: number;
  high: number;
  peer_low?: number | null;
  peer_high?: number | null;
}

export interface UsualValue {
  value: string;
  share: number;
  days: number;
}

export interface CategoricalShape {
  observed: string;
  usual: UsualValue[];
  days_seen: number;
  days_known: number;
  peers_seen: number;
  peers: number;
}

export interface Contribution {
  feature: string;
  observed: string;
  expected: string;
  probability: number;
  bits: number;
  text: string;
  numeric?: NumericShape | null;
  categorical?: CategoricalShape | null;
}

export interface Alert {
  alert_id: string;
  time: number;
  first_time: number;
  model: string;
  title: string;
  kind: AlertKind;
  severity: Severity;
  entity: EntityRef;
  related: EntityRef[];
  score: number;
  probability: number;
  chance: string;
  attacks: AttackTechnique[];
  contributions: Contribution[];
  evidence: Evidence[];
  records: number;
  why: string;
  next_steps: string[];
}

export interface Incident {
  incident_id: string;
  start_time: number;
  end_time: number;
  detected_at: number;
  title: string;
  score: number;
  severity: Severity;
  verdict: Verdict;
  status: IncidentStatus;
  entities: EntityRef[];
  attacks: AttackTechnique[];
  summary: string;
  alerts: string[];
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export interface Items<T> {
  items: T[];
}

export interface SourceStatus {
  source: string;
  title: string;
  files: number;
  events: number;
  ignored: number;
  dead_letters: number;
  last_event: number | null;
}

export interface EngineStatus {
  lines: number;
  events: number;
  ignored: number;
  dead_letters: number;
  entities: number;
  first_event: number | null;
  last_event: number | null;
  learning: boolean;
  learning_note: string;
  sources: SourceStatus[];
}

export interface Status {
  version: string;
  mode: 'demo' | 'serve';
  sign_in: boolean;
  engine: EngineStatus;
  open_incidents: number;
  incidents_24h: number;
  highest_open_score: number | null;
}

export interface RawRecord {
  source: string;
  file: string;
  offset: number;
  length: number;
  record_id: string;
  time: number;
  text: string;
  truncated: boolean;
  encoding: 'utf-8' | 'base64';
}

export interface EntitySummary {
  entity: EntityRef;
  last_seen: number;
  days_seen: number;
  records: number;
  learning: boolean;
}

export interface ValueView {
  value: string;
  share: number;
  days: number;
  first_seen: number;
  last_seen: number;
}

export interface FeatureView {
  feature: string;
  title: string;
  values: ValueView[];
  distinct: number;
}

export interface NumberView {
  feature: string;
  title: string;
  unit: string;
  low: number;
  median: number;
  high: number;
  last: number;
}

export interface AddressPeriod {
  address: string;
  network: string;
  from: number;
  to: number | null;
}

/** hour_of_week holds 168 means, Monday 00:00 UTC first. */
export interface EntityView {
  entity: EntityRef;
  first_seen: number;
  last_seen: number;
  days_seen: number;
  records: number;
  learning: boolean;
  group: string;
  peers: number;
  features: FeatureView[];
  numbers: NumberView[];
  hour_of_week: number[];
  addresses: AddressPeriod[];
}

export interface EventRow {
  time: number;
  class: string;
  source: string;
  entity_id: string;
  target_id: string;
  operation: string;
  service: string;
  outcome: string;
  error: string;
  account: string;
  region: string;
  agent: string;
  source_address: string;
  destination_address: string;
  port: number;
  protocol: number;
  bytes_out: number;
  bytes_in: number;
  file: string;
  offset: number;
  length: number;
  record_id: string;
}

export interface ConnectionRow {
  hour: number;
  entity_id: string;
  peer: string;
  peer_address: string;
  port: number;
  protocol: number;
  serves: boolean;
  blocked: boolean;
  records: number;
  bytes_out: number;
  bytes_in: number;
  first_time: number;
  last_time: number;
  file: string;
  offset: number;
  length: number;
}

export interface HourTotal {
  hour: number;
  bytes_out: number;
  bytes_in: number;
  connections: number;
  events: number;
}

export interface ModelInfo {
  id: string;
  title: string;
  kind: AlertKind;
  severity: Severity;
  attacks: AttackTechnique[];
  why: string;
  false_positives: string[];
  sources: string[];
}

export const severities: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical'];
