import type { GraphEdge } from '../api/types';
import { bytes, counted } from '../format/number';

/** What passed along a line, shortly: `GetObject ×14`, `TCP 443, 1.2 MB`, `3 things`. */
export function linkWords(edges: readonly GraphEdge[]): string {
  const kinds = new Set(edges.map((edge) => edge.does));
  const records = edges.reduce((sum, edge) => sum + edge.records, 0);
  const volume = edges.reduce((sum, edge) => sum + edge.bytes, 0);
  const [kind] = kinds;
  const what = kinds.size === 1 && kind !== undefined ? kind : counted(kinds.size, 'thing');
  const refused = edges.every((edge) => edge.refused) ? ', refused' : '';
  return `${what}${volume > 0 ? `, ${bytes(volume)}` : records > 1 ? ` ×${records.toLocaleString('en-GB')}` : ''}${refused}`;
}
