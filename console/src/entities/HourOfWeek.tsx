import { useCallback } from 'react';
import type { EntityView } from '../api/types';
import { figure } from '../format/number';
import { hourOfWeek } from '../format/time';
import { Chart, tooltipOf, type Palette } from '../ui/Chart';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** 7 × 24 means as a heat map, the last hour with a ring. Shades go by the square root, so that quiet hours are told from none. */
export function HourOfWeek({ view }: { view: EntityView }) {
  const { hour_of_week: means, last_seen: last } = view;
  const draw = useCallback((palette: Palette) => optionOf(means, hourOfWeek(last), palette), [means, last]);
  const top = Math.max(0, ...means);
  const at = means.indexOf(top);
  const busiest = top > 0 ? `Busiest ${days[Math.floor(at / 24)] ?? ''} ${hours[at % 24] ?? ''}:00 UTC with ${figure(top)} records an hour.` : 'No records yet.';
  return <Chart label={`Records per hour of the week. ${busiest}`} height={236} draw={draw} />;
}

function optionOf(means: readonly number[], ring: number, palette: Palette) {
  const top = Math.max(...means, 1e-9);
  return {
    grid: { left: 36, right: 4, top: 4, bottom: 22 },
    tooltip: {
      ...tooltipOf(palette),
      formatter: ({ data }: { data: { value: [number, number, number, number] } }) => {
        const [hour, day, , mean] = data.value;
        return `${days[day] ?? ''} ${hours[hour] ?? ''}:00–${hours[hour] ?? ''}:59 UTC\n${figure(mean)} records an hour`;
      },
    },
    xAxis: { type: 'category', data: hours, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: palette.dim, interval: 2, fontSize: 11 } },
    yAxis: { type: 'category', data: days, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: palette.dim, fontSize: 11 } },
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: [palette.sunken, palette.band, palette.accent] } },
    series: [
      {
        type: 'heatmap',
        // The ring is drawn last, over its neighbours.
        data: [...means.keys()]
          .sort((a, b) => Number(a === ring) - Number(b === ring))
          .map((index) => ({
            value: [index % 24, Math.floor(index / 24), Math.sqrt(Math.max(0, means[index] ?? 0) / top), means[index] ?? 0],
            itemStyle: index === ring ? { borderColor: palette.text, borderWidth: 2 } : { borderColor: palette.surface, borderWidth: 1.5 },
          })),
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 1.5 } },
      },
    ],
  };
}
