import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use as register, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

register([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  label: string;
}

const INK = { light: { text: "#5a6272", line: "#e1e5ed" }, dark: { text: "#a0a8b8", line: "#2c323e" } };

/** A chart as SVG, in the colours of the theme; the table behind it is the caller's. */
export default function Chart({ option, height, label }: ChartProps) {
  const scheme = useComputedColorScheme("light");
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const chart = useRef<EChartsType | null>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const drawn = init(host.current, null, { renderer: "svg" });
    chart.current = drawn;
    return () => drawn.dispose();
  }, []);
  useEffect(() => {
    const ink = INK[scheme];
    const axis = {
      axisLabel: { color: ink.text, fontFamily: "inherit" },
      axisLine: { lineStyle: { color: ink.line } },
      splitLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
    };
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: "Inter Variable" }, ...option }, true);
    chart.current?.setOption({ xAxis: axis, yAxis: axis });
  }, [option, scheme]);
  useEffect(() => {
    chart.current?.resize({ width: width || undefined });
  }, [width]);
  return (
    <div ref={sized} role="img" aria-label={label}>
      <div ref={host} style={{ height }} />
    </div>
  );
}
