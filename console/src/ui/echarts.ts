// Only the parts of ECharts that are drawn with; the chunk is fetched by pages that have a chart.
import { BarChart, HeatmapChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkPointComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

register([BarChart, HeatmapChart, AriaComponent, GridComponent, MarkPointComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

export { init };
