// The shapes of /api/v1 by short names; schema.ts is generated from the OpenAPI document (npm run types).
import type { components, paths } from './schema';

type Schemas = components['schemas'];
type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } } ? NonNullable<Query> : never;

export type Address = Schemas['Address'];
export type Alert = Schemas['Alert'];
export type AlertKind = Schemas['AlertKind'];
export type AttackTechnique = Schemas['AttackTechnique'];
export type CategoricalShape = Schemas['CategoricalShape'];
export type ConnectionRow = Schemas['ConnectionRow'];
export type Contribution = Schemas['Contribution'];
export type AccountGap = Schemas['AccountGap'];
export type AssetGap = Schemas['AssetGap'];
export type CoverageReport = Schemas['CoverageReport'];
export type CoverageState = Schemas['CoverageState'];
export type EngineStatus = Schemas['EngineStatus'];
export type EntityRef = Schemas['EntityRef'];
export type EntitySummary = Schemas['EntitySummary'];
export type EntityType = Schemas['EntityType'];
// The document does not say of what the list is; Core does: 168 means.
export type EntityView = Omit<Schemas['EntityView'], 'hour_of_week'> & { hour_of_week: number[] };
export type EventRow = Schemas['EventRow'];
export type FeatureView = Schemas['FeatureView'];
export type HourTotal = Schemas['HourTotal'];
export type Incident = Schemas['Incident'];
export type IncidentStatus = Schemas['IncidentStatus'];
export type ModelInfo = Schemas['ModelSummary'];
export type NumberView = Schemas['NumberView'];
export type NumericShape = Schemas['NumericShape'];
export type RawRecord = Schemas['RawRecord'];
export type Severity = Schemas['Severity'];
export type SourceCoverage = Schemas['SourceCoverage'];
export type StreamCoverage = Schemas['StreamCoverage'];
export type Status = Schemas['ServerStatus'];
export type ValueView = Schemas['ValueView'];
export type Verdict = Schemas['Verdict'];

export type EventsFilter = Omit<Asked<'/api/v1/events'>, 'cursor' | 'limit'>;
export type ConnectionsFilter = Omit<Asked<'/api/v1/connections'>, 'cursor' | 'limit'>;
export type HoursFilter = Asked<'/api/v1/hours'>;

/** Least first. */
export const severities: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical'];
