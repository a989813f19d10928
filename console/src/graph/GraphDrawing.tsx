import '@xyflow/react/dist/base.css';
import { Background, Controls, MarkerType, ReactFlow, useReactFlow, ReactFlowProvider, type Edge } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { visible } from '../format/hidden';
import classes from './GraphDrawing.module.css';
import { groupWords, type Drawing } from './group';
import { layout, size, type Place } from './layout';
import { ShapeNode, type ShapeFlowNode } from './ShapeNode';
import { linkWords } from './words';

const kinds = { shape: ShapeNode };

interface GraphDrawingProps {
  drawing: Drawing;
  /** Id of the shape that was chosen; "" for none. */
  chosen: string;
  choose: (id: string) => void;
}

/** The graph drawn; a shape is reached with the tab key and chosen with enter. The table beside it says the same in words. */
export function GraphDrawing(props: GraphDrawingProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

/** As high as what is drawn, within what a page can spare. */
function heightOf(places: ReadonlyMap<string, Place> | null): number {
  const lowest = places === null ? 0 : Math.max(0, ...[...places.values()].map(({ y }) => y));
  return Math.min(480, Math.max(180, lowest + size.height + 72));
}

function Flow({ drawing, chosen, choose }: GraphDrawingProps) {
  const [places, setPlaces] = useState<Map<string, Place> | null>(null);
  const { fitView } = useReactFlow();
  useEffect(() => {
    let gone = false;
    void layout(drawing).then((found) => {
      if (gone) return;
      setPlaces(found);
      window.requestAnimationFrame(() => void fitView({ padding: 0.08, maxZoom: 1 }));
    });
    return () => {
      gone = true;
    };
  }, [drawing, fitView]);

  const nodes = useMemo(
    (): ShapeFlowNode[] =>
      places === null
        ? []
        : drawing.shapes.map((shape) => ({
            id: shape.id,
            type: 'shape',
            position: places.get(shape.id) ?? { x: 0, y: 0 },
            data: { shape, isChosen: shape.id === chosen },
            ariaLabel: shape.node === null ? groupWords(shape.members) : visible(shape.node.name),
            initialWidth: size.width,
            initialHeight: size.height,
          })),
    [drawing, places, chosen],
  );
  const edges = useMemo(
    (): Edge[] =>
      drawing.links.map((link) => {
        const touches = chosen !== '' && (link.from === chosen || link.to === chosen);
        return {
          id: link.id,
          source: link.from,
          target: link.to,
          focusable: false,
          ...(link.isTelling || touches ? { label: linkWords(link.edges) } : {}),
          className: [classes.link, link.isTelling ? classes.telling : '', chosen !== '' && !touches ? classes.away : ''].join(' '),
          markerEnd: { type: MarkerType.ArrowClosed, color: link.isTelling || touches ? 'var(--text)' : 'var(--line-strong)' },
        };
      }),
    [drawing, chosen],
  );
  return (
    <div className={classes.drawing} data-testid="graph" data-ready={places !== null || undefined} data-shapes={drawing.shapes.length} style={{ height: heightOf(places) }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={kinds}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable
        minZoom={0.15}
        maxZoom={1.6}
        preventScrolling={false}
        zoomOnScroll={false}
        proOptions={{ hideAttribution: false }}
        onNodeClick={(_, node) => choose(node.id === chosen ? '' : node.id)}
        onNodesChange={(changes) => {
          // Enter on a focused shape comes this way.
          for (const change of changes) if (change.type === 'select' && change.selected) choose(change.id);
        }}
        onPaneClick={() => choose('')}
      >
        <Background gap={24} color="var(--line)" />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
