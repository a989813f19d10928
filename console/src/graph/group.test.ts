import { expect, test } from 'vitest';
import type { GraphEdge, GraphNode } from '../api/types';
import { drawingOf, groupWords, most } from './group';

const node = (id: string, change: Partial<GraphNode> = {}): GraphNode => ({ id, name: id, kind: 'address', is_part: false, account: '', alerts: 0, ...change });
const edge = (from: string, to: string, change: Partial<GraphEdge> = {}): GraphEdge => ({ from, to, does: 'TCP 443', records: 1, bytes: 10, first: 0, last: 1, refused: false, is_telling: false, ...change });
const graph = (nodes: GraphNode[], edges: GraphEdge[]) => ({ nodes, edges, from: 0, to: 1, left_out: 0 });

test('few nodes stand by themselves, and what passed between two is one line', () => {
  const drawing = drawingOf(graph([node('a'), node('b')], [edge('a', 'b'), edge('a', 'b', { does: 'TCP 22', is_telling: true }), edge('b', 'a')]));
  expect(drawing.shapes.map((shape) => shape.id)).toEqual(['a', 'b']);
  expect(drawing.links.map((link) => [link.id, link.edges.length, link.isTelling])).toEqual([['a → b', 2, true], ['b → a', 1, false]]);
});

test('many that deal with the same one are one shape', () => {
  const peers = Array.from({ length: 200 }, (_, index) => node(`10.0.0.${index}`));
  const drawing = drawingOf(graph([node('web', { kind: 'device', is_part: true, alerts: 2 }), ...peers], peers.map((peer) => edge('web', peer.id))));
  expect(drawing.shapes.length).toBe(2);
  expect(groupWords(drawing.shapes[1]?.members ?? [])).toBe('200 addresses');
  expect(drawing.links.map((link) => link.edges.length)).toEqual([200]);
});

test('two thousand become few enough to be read, nobody is lost, and who is told of stays alone', () => {
  const parts = Array.from({ length: 40 }, (_, index) => node(`device:${index}`, { kind: 'device', is_part: true, alerts: index === 39 ? 3 : 0 }));
  const peers = Array.from({ length: 1960 }, (_, index) => node(`peer${index}`));
  const edges = peers.map((peer, index) => edge(`device:${index % 40}`, peer.id, { is_telling: index === 7 }));
  const { shapes } = drawingOf(graph([...parts, ...peers], edges));
  expect(shapes.length).toBeLessThanOrEqual(most + 1);
  expect(shapes.flatMap((shape) => shape.members).length).toBe(2000);
  const alone = shapes.filter((shape) => shape.node !== null).map((shape) => shape.id);
  expect(alone).toContain('device:39');
  expect(alone).toContain('peer7');
});
