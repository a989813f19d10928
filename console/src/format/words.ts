import type { AlertKind, CoverageState, EntityType, Severity, Verdict } from '../api/types';

export const severityWords: Record<Severity, string> = {
  informational: 'Info',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const verdictWords: Record<Verdict, string> = {
  inconclusive: 'Not settled',
  benign: 'Benign',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
};

export const kindWords: Record<AlertKind, string> = {
  learned: 'Learned',
  model: 'Model',
  feed: 'Feed',
  third_party: 'Third party',
};

export const kindMeaning: Record<AlertKind, string> = {
  learned: 'From the pattern of life alone: no rule names this',
  model: 'From an expert-written model',
  feed: 'From a list of known bad things',
  third_party: 'From another tool',
};

export const coverageWords: Record<CoverageState, string> = { never: 'Never', live: 'Live', behind: 'Behind', silent: 'Silent' };

export const coverageMeaning: Record<CoverageState, string> = {
  never: 'Nothing was ever read of it',
  live: 'Records come as they usually do',
  behind: 'Its last record is older than its lag and its usual pauses explain',
  silent: 'No record for far longer than ever before, while other logs go on',
};

export const typeWords: Record<EntityType, string> = { device: 'Device', identity: 'Identity', resource: 'Resource' };

/** Names of features where the log's own word says little; others are spelled out from their stable name. */
const features: Record<string, string> = {
  agent: 'Client program',
  bytes_in: 'Bytes received',
  bytes_out: 'Bytes sent',
  credential: 'Credential',
  error: 'Error code',
  peer: 'Peer address',
  peer_network: 'Network of the peer',
  port: 'Service port',
  source_network: 'Network it came from',
  hour: 'Hour of the week',
  beacon: 'Regularity of contact',
  peers: 'Distinct peers',
};

/** `source_network` as `Network it came from`, `distinct_buckets` as `Distinct buckets`. */
export function featureWords(feature: string): string {
  const known = features[feature];
  if (known !== undefined) return known;
  const words = feature.replace(/[_.-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `network_activity` as `Network activity`. */
export const enumWords = featureWords;

/** The end of a long native id, by which people know it: `role/payments` of an ARN, the last name of a path. The id itself where it is short. */
export function shortId(id: string): string {
  const end = id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id.startsWith('/') ? id.slice(id.lastIndexOf('/') + 1) : id;
  return end === '' ? id : end;
}

/** IANA protocol numbers that logs of a cloud hold (https://www.iana.org/assignments/protocol-numbers). */
const protocols: Record<number, string> = { 1: 'ICMP', 2: 'IGMP', 4: 'IPv4', 6: 'TCP', 17: 'UDP', 41: 'IPv6', 47: 'GRE', 50: 'ESP', 51: 'AH', 58: 'ICMPv6', 132: 'SCTP' };

export const protocolWords = (number: number): string => protocols[number] ?? String(number);
