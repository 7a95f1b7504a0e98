import { BarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what our charts are made of; it is fetched when the first of them is on view. Names in a tooltip come from outside,
// so it is drawn (`renderMode: 'richText'`), never written as HTML.
use([BarChart, ScatterChart, AriaComponent, GridComponent, TooltipComponent, CanvasRenderer]);

export { init };
