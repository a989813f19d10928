import { useRef, useState, type PointerEvent } from 'react';
import type { Period } from './lanes';

const least = 4;

/** A brush over a period: dragging zooms in, pressing twice shows all again. */
export function useZoom(whole: Period) {
  const [zoom, setZoom] = useState<Period | null>(null);
  const [brush, setBrush] = useState<{ from: number; to: number } | null>(null);
  const start = useRef<number | null>(null);
  const period = zoom ?? whole;

  const share = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(100, Math.max(0, ((event.clientX - box.left) / Math.max(1, box.width)) * 100));
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'mouse' && event.button === 0) start.current = share(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      const at = share(event);
      if (Math.abs(at - start.current) < 1) return;
      setBrush({ from: Math.min(start.current, at), to: Math.max(start.current, at) });
    },
    onPointerUp: () => {
      if (brush !== null && brush.to - brush.from >= least) {
        const width = period.to - period.from;
        setZoom({ from: period.from + (brush.from / 100) * width, to: period.from + (brush.to / 100) * width });
      }

      start.current = null;
      setBrush(null);
    },
    onPointerLeave: () => {
      start.current = null;
      setBrush(null);
    },
    onDoubleClick: () => setZoom(null),
  };
  return { period, zoomed: zoom !== null, brush, handlers, reset: () => setZoom(null) };
}
