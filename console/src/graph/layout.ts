import ElkConstructor, { type ELK } from 'elkjs/lib/elk-api';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Drawing } from './group';

export interface Place {
  x: number;
  y: number;
}

export const size = { width: 196, height: 54 };

// Started as soon as this file is there: its code is large, and the graph is still on its way.
const elk: ELK = new ElkConstructor({ workerFactory: () => new Worker(workerUrl) });

/** Places the shapes from left to right as things passed; the work is done beside the page, which stays quick. */
export async function layout({ shapes, links }: Drawing): Promise<Map<string, Place>> {
  const placed = await elk.layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '176',
      'elk.spacing.nodeNode': '22',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.separateConnectedComponents': 'true',
    },
    children: shapes.map((shape) => ({ id: shape.id, ...size })),
    edges: links.map((link) => ({ id: link.id, sources: [link.from], targets: [link.to] })),
  });
  return new Map((placed.children ?? []).map((child) => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }]));
}
