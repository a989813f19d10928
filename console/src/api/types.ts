// The shapes of /api/v1 by short names; schema.ts is generated from the OpenAPI document (npm run types).
import type { components, paths } from './schema';

type Schemas = components['schemas'];
type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } } ? NonNullable<Query> : never;

export type AccountSection = Schemas['AccountSection'];
export type AccountSentence = Schemas['AccountSentence'];
export type ActionEntry = Schemas['ActionEntry'];
export type ActionRecord = Schemas['ActionRecord'];
export type ActionStatus = Schemas['ActionStatus'];
export type Address = Schemas['Address'];
export type Alert = Schemas['Alert'];
export type AlertKind = Schemas['AlertKind'];
export type AskedQuestion = Schemas['AskedQuestion'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditOutcome = NonNullable<Schemas['AuditOutcome']>;
export type AttackTechnique = Schemas['AttackTechnique'];
export type BacktestView = Schemas['BacktestView'];
export type Belief = Schemas['Belief'];
export type BeliefMove = Schemas['BeliefMove'];
export type CategoricalShape = Schemas['CategoricalShape'];
// In the document it may be null wherever it stands.
export type ClosingReason = NonNullable<Schemas['ClosingReason']>;
export type CodesOffer = Schemas['CodesOffer'];
export type ConnectionRule = Schemas['ConnectionRule'];
export type ConnectionRow = Schemas['ConnectionRow'];
export type Containment = Schemas['Containment'];
export type ContainmentKind = Schemas['ContainmentKind'];
export type Contribution = Schemas['Contribution'];
export type AccountGap = Schemas['AccountGap'];
export type AssetGap = Schemas['AssetGap'];
export type CoverageReport = Schemas['CoverageReport'];
export type CoverageState = Schemas['CoverageState'];
export type DayTotal = Schemas['DayTotal'];
export type EngineStatus = Schemas['EngineStatus'];
export type EntityRef = Schemas['EntityRef'];
export type EntitySummary = Schemas['EntitySummary'];
export type EntityType = Schemas['EntityType'];
// The document does not say of what the list is; Core does: 168 means.
export type EntityView = Omit<Schemas['EntityView'], 'hour_of_week'> & { hour_of_week: number[] };
export type EventRow = Schemas['EventRow'];
export type Evidence = Schemas['Evidence'];
export type ExpectedPattern = Schemas['ExpectedPattern'];
export type Fact = Schemas['Fact'];
export type FactQuery = Schemas['FactQuery'];
export type FactSubject = Schemas['FactSubject'];
export type FeatureView = Schemas['FeatureView'];
export type FeedbackState = Schemas['FeedbackState'];
export type FeedbackView = Schemas['FeedbackView'];
export type FieldValuesView = Schemas['FieldValuesView'];
export type FieldView = Schemas['FieldView'];
export type GraphEdge = Schemas['GraphEdge'];
export type GraphNode = Schemas['GraphNode'];
export type HandlingEntry = Schemas['HandlingEntry'];
export type HandlingKind = Schemas['HandlingKind'];
export type HourTotal = Schemas['HourTotal'];
export type HypothesisKind = Schemas['HypothesisKind'];
export type Incident = Schemas['Incident'];
export type IncidentFacet = Schemas['IncidentFacet'];
export type IncidentGraph = Schemas['IncidentGraph'];
export type IncidentStatus = Schemas['IncidentStatus'];
export type InvestigationCounts = Schemas['InvestigationCounts'];
export type InvestigationReport = Schemas['InvestigationReport'];
export type InvestigationSummary = Schemas['InvestigationSummary'];
export type ModelCheck = Schemas['ModelCheck'];
export type ModelDetail = Schemas['ModelDetail'];
export type ModelFirings = Schemas['ModelFirings'];
export type ModelOrigin = Schemas['ModelOrigin'];
export type ModelReach = Schemas['ModelReach'];
export type ModelScope = NonNullable<Schemas['ModelScope']>;
export type ModelVersionView = Schemas['ModelVersionView'];
export type ModelSampleView = Schemas['ModelSampleView'];
export type ModelInfo = Schemas['ModelSummary'];
export type NumberView = Schemas['NumberView'];
export type NumericShape = Schemas['NumericShape'];
export type ModeInForce = Schemas['ModeInForce'];
export type OutputView = Schemas['OutputView'];
export type OwnSession = Schemas['OwnSession'];
export type RawRecord = Schemas['RawRecord'];
export type ResponseMode = Schemas['ResponseMode'];
export type ResponseSummary = Schemas['ResponseSummary'];
export type Role = NonNullable<Schemas['Role']>;
export type SessionView = Schemas['SessionView'];
export type SignInMeans = NonNullable<Schemas['SignInMeans']>;
export type Severity = Schemas['Severity'];
export type SimulatedLoss = Schemas['SimulatedLoss'];
export type SimulationResult = Schemas['SimulationResult'];
export type SourceCoverage = Schemas['SourceCoverage'];
export type StreamCoverage = Schemas['StreamCoverage'];
export type Status = Schemas['ServerStatus'];
export type TokenView = Schemas['TokenView'];
export type UserView = Schemas['UserView'];
export type ValueView = Schemas['ValueView'];
export type Verdict = Schemas['Verdict'];
export type WordedSummary = Schemas['WordedSummary'];

export type EventsFilter = Omit<Asked<'/api/v1/events'>, 'cursor' | 'limit'>;
export type ConnectionsFilter = Omit<Asked<'/api/v1/connections'>, 'cursor' | 'limit'>;
export type HoursFilter = Asked<'/api/v1/hours'>;

/** Least first. */
export const severities: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical'];

/** Worst first; what is not settled before what is. */
export const verdicts: readonly Verdict[] = ['malicious', 'suspicious', 'inconclusive', 'benign'];
