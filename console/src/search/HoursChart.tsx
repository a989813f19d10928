import { useCallback, useMemo } from 'react';
import type { HourTotal } from '../api/types';
import { bytes, count } from '../format/number';
import { utcDay, utcMinute } from '../format/time';
import { Chart, tooltipOf, type Palette } from '../ui/Chart';

const hour = 3_600_000;
const most = 2_000;

interface HoursChartProps {
  hours: readonly HourTotal[];
  /** What is searched: bytes of connections are drawn, or the number of events. Left out, bytes where there are any. */
  kind?: 'events' | 'connections';
  /** Told the first moment, and the first after, of the hours that were pressed or dragged over. */
  brush?: (from: number, to: number) => void;
}

/** Bytes sent hour by hour where there are any, else events. Hours with nothing are drawn as nothing, not left out. */
export function HoursChart({ hours, kind, brush }: HoursChartProps) {
  const filled = useMemo(() => fill(hours), [hours]);
  const draw = useCallback((palette: Palette) => optionOf(filled, palette, kind), [filled, kind]);
  const sent = hours.reduce((sum, row) => sum + row.bytes_out, 0);
  return (
    <Chart
      label={`${bytes(sent)} sent and ${count(hours.reduce((sum, row) => sum + row.events, 0))} events over ${count(filled.length)} hours`}
      height={132}
      draw={draw}
      onBrush={
        brush === undefined
          ? undefined
          : (first, last) => {
              const [from, to] = [filled[first], filled[last]];
              if (from !== undefined && to !== undefined) brush(from.hour, to.hour + hour);
            }
      }
    />
  );
}

function fill(hours: readonly HourTotal[]): HourTotal[] {
  const last = hours.at(-1);
  if (hours[0] === undefined || last === undefined) return [];
  const known = new Map(hours.map((row) => [row.hour, row]));
  const rows: HourTotal[] = [];
  for (let time = Math.max(hours[0].hour, last.hour - most * hour); time <= last.hour; time += hour)
    rows.push(known.get(time) ?? { hour: time, bytes_out: 0, bytes_in: 0, connections: 0, events: 0 });
  return rows;
}

function optionOf(rows: readonly HourTotal[], palette: Palette, kind?: 'events' | 'connections') {
  const inBytes = kind === undefined ? rows.some((row) => row.bytes_out > 0) : kind === 'connections';
  return {
    grid: { left: 64, right: 8, top: 10, bottom: 22 },
    tooltip: {
      ...tooltipOf(palette),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.5 } },
      formatter: ([first]: { dataIndex: number }[]) => {
        const row = rows[first?.dataIndex ?? -1];
        if (row === undefined) return '';
        return `${utcDay(row.hour)} ${utcMinute(row.hour)} UTC\n${bytes(row.bytes_out)} sent, ${bytes(row.bytes_in)} received\n${count(row.connections)} flow records, ${count(row.events)} events`;
      },
    },
    xAxis: {
      type: 'category',
      data: rows.map((row) => (rows.length > 48 ? utcDay(row.hour) : utcMinute(row.hour))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.dim, fontSize: 11, hideOverlap: true, interval: rows.length > 48 ? (index: number) => ((rows[index]?.hour ?? 0) / hour) % 24 === 0 : 'auto' },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.dim, fontSize: 11, formatter: (value: number) => (inBytes ? bytes(value) : count(value)) },
    },
    series: [{ type: 'bar', data: rows.map((row) => (inBytes ? row.bytes_out : row.events)), itemStyle: { color: palette.accent }, barCategoryGap: '15%' }],
  };
}
