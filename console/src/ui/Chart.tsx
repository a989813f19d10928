import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption, ECharts } from 'echarts/core';
import { useEffect, useRef } from 'react';
import classes from './Chart.module.css';

/** The tokens, as values: a canvas does not read CSS variables. */
export interface Palette {
  surface: string;
  sunken: string;
  line: string;
  text: string;
  dim: string;
  accent: string;
  band: string;
  font: string;
}

interface ChartProps {
  /** What the drawing says, for those who do not see it. */
  label: string;
  height: number;
  draw: (palette: Palette) => EChartsCoreOption;
  /** Index of the data item that was pressed. */
  onPress?: (index: number) => void;
  /** First and last index on the axis across that were dragged over, or pressed. */
  onBrush?: ((first: number, last: number) => void) | undefined;
}

/** One ECharts drawing in the colours of the page. Tooltips are drawn on the canvas: text of a log never becomes HTML. */
export function Chart({ label, height, draw, onPress, onBrush }: ChartProps) {
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const press = useRef(onPress);
  const brush = useRef(onBrush);
  useEffect(() => {
    press.current = onPress;
    brush.current = onBrush;
  });

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let chart: ECharts | undefined;
    let gone = false;
    let dragged: number | null = null;
    const resize = new ResizeObserver(() => chart?.resize());
    void import('./echarts').then(({ init }) => {
      if (gone) return;
      chart = init(element);
      const palette = paletteOf(element);
      chart.setOption({ animation: false, textStyle: { fontFamily: palette.font, color: palette.text }, ...draw(palette) });
      chart.on('click', (event) => press.current?.(event.dataIndex));
      const drawn = chart;
      drawn.getZr().on('mousedown', ({ offsetX }) => {
        dragged = brush.current === undefined ? null : indexAt(drawn, offsetX);
      });
      drawn.getZr().on('mouseup', ({ offsetX }) => {
        const to = indexAt(drawn, offsetX);
        if (dragged !== null && to !== null) brush.current?.(Math.min(dragged, to), Math.max(dragged, to));
        dragged = null;
      });
      resize.observe(element);
    });
    return () => {
      gone = true;
      resize.disconnect();
      chart?.dispose();
    };
  }, [draw, scheme]);

  return <div ref={place} className={classes.chart} style={{ height }} role="img" aria-label={label} />;
}

/** The look of a tooltip, on the canvas. */
export const tooltipOf = (palette: Palette) => ({
  renderMode: 'richText' as const,
  confine: true,
  backgroundColor: palette.surface,
  borderColor: palette.line,
  textStyle: { color: palette.text, fontSize: 12, fontFamily: palette.font },
});

/** The index on the axis across under a place of the canvas; null beside the axis. */
function indexAt(chart: ECharts, x: number): number | null {
  const index = chart.convertFromPixel({ xAxisIndex: 0 }, x);
  return Number.isFinite(index) && index >= 0 ? Math.round(index) : null;
}

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: read('surface'),
    sunken: read('sunken'),
    line: read('line'),
    text: read('text'),
    dim: read('dim'),
    accent: read('accent'),
    band: read('band'),
    font: style.fontFamily,
  };
}
