import type { GraphEdge, GraphNode, IncidentGraph } from '../api/types';

/** What is drawn: one node, or several that deal with the same ones. */
export interface Shape {
  id: string;
  /** The node, or null for a group. */
  node: GraphNode | null;
  members: readonly GraphNode[];
}

/** Everything that passed from one shape to another. */
export interface Link {
  id: string;
  from: string;
  to: string;
  edges: readonly GraphEdge[];
  isTelling: boolean;
}

export interface Drawing {
  shapes: readonly Shape[];
  links: readonly Link[];
}

/** More than this many shapes are no longer read, only admired. */
export const most = 30;

/**
 * What to draw of a graph: every node while there are few; beyond, the nodes that matter by themselves and the others by whom they deal with. What is still too many is put together
 * by its kind alone, so that thousands become a handful.
 */
export function drawingOf({ nodes, edges }: IncidentGraph): Drawing {
  const shapes = nodes.length <= most ? nodes.map(single) : grouped(nodes, edges);
  return { shapes, links: linksOf(shapes, edges) };
}

function grouped(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Shape[] {
  const told = new Set(edges.filter((edge) => edge.is_telling).flatMap((edge) => [edge.from, edge.to]));
  const weight = (node: GraphNode) => node.alerts * 100 + (node.is_part ? 10 : 0) + (told.has(node.id) ? 20 : 0);
  const ranked = [...nodes].sort((a, b) => weight(b) - weight(a));
  const alone = ranked.filter((node) => weight(node) > 0).slice(0, most / 2);
  const kept = new Set(alone.map((node) => node.id));
  const rest = ranked.filter((node) => !kept.has(node.id));

  const neighbours = new Map<string, Set<string>>();
  const meet = (id: string, other: string) => {
    const known = neighbours.get(id) ?? new Set();
    neighbours.set(id, known.add(kept.has(other) ? other : '…'));
  };
  for (const edge of edges) {
    meet(edge.from, edge.to);
    meet(edge.to, edge.from);
  }

  const groups = put(rest, (node) => `${node.kind} ${[...(neighbours.get(node.id) ?? [])].sort().join(' ')}`);
  const room = most - alone.length;
  if (groups.size <= room) return [...alone.map(single), ...[...groups].map(group)];
  const large = [...groups].sort((a, b) => b[1].length - a[1].length);
  const left = put(large.slice(room - 4).flatMap(([, members]) => members), (node) => node.kind);
  return [...alone.map(single), ...large.slice(0, room - 4).map(group), ...[...left].map(([key, members]): Shape => group([`rest ${key}`, members]))];
}

function put(nodes: readonly GraphNode[], keyOf: (node: GraphNode) => string): Map<string, GraphNode[]> {
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [node]);
    else members.push(node);
  }

  return groups;
}

const single = (node: GraphNode): Shape => ({ id: node.id, node, members: [node] });

const group = ([key, members]: readonly [string, readonly GraphNode[]]): Shape => {
  const [only] = members;
  return members.length === 1 && only !== undefined ? single(only) : { id: `group ${key}`, node: null, members };
};

const plural: Record<GraphNode['kind'], string> = { device: 'devices', identity: 'identities', resource: 'resources', address: 'addresses', other: 'other things' };

/** `214 addresses` */
export function groupWords(members: readonly GraphNode[]): string {
  const kinds = new Set(members.map((member) => member.kind));
  const [kind] = kinds;
  return `${members.length.toLocaleString('en-GB')} ${kinds.size === 1 && kind !== undefined ? plural[kind] : 'others'}`;
}

function linksOf(shapes: readonly Shape[], edges: readonly GraphEdge[]): Link[] {
  const shapeOf = new Map(shapes.flatMap((shape) => shape.members.map((member) => [member.id, shape.id] as const)));
  const links = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const [from, to] = [shapeOf.get(edge.from), shapeOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const id = `${from} → ${to}`;
    const known = links.get(id);
    if (known === undefined) links.set(id, [edge]);
    else known.push(edge);
  }

  return [...links].map(([id, all]) => {
    const [first] = all;
    return { id, from: shapeOf.get(first?.from ?? '') ?? '', to: shapeOf.get(first?.to ?? '') ?? '', edges: all, isTelling: all.some((edge) => edge.is_telling) };
  });
}
