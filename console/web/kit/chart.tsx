import { useEffect, useId, useRef } from 'react';
import type uPlot from 'uplot';
import { useAppearance, useSay } from './language.tsx';
import { showNumber } from './formats.ts';
import { words } from './words.ts';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

export interface Line {
  label: string;
  values: (number | null)[];
  /** A token's name, such as `--accent`. */
  colour: string;
}

interface ChartProps {
  /** What the picture shows; screen readers hear it, the table below it holds the numbers. */
  label: string;
  /** Moments in milliseconds, one for each value. */
  at: number[];
  lines: Line[];
  height?: number;
  /** The x axis in the table: days, not moments. */
  showAt: (at: number) => string;
  showValue?: (value: number) => string;
}

/** Thin lines over time, and the same numbers as a table. */
export function Chart({ label, at, lines, height = 200, showAt, showValue }: ChartProps) {
  const say = useSay();
  const { theme, language } = useAppearance();
  const show = showValue ?? ((value: number) => showNumber(value, language));
  return (
    <figure className="chart">
      <figcaption className="chart-legend">
        <span className="chart-title">{label}</span>
        {lines.length > 1 &&
          lines.map((line) => (
            <span key={line.label}>
              <i style={{ background: `var(${line.colour})` }} aria-hidden="true" />
              {line.label}
            </span>
          ))}
      </figcaption>
      <Plot key={`${theme} ${language}`} at={at} lines={lines} height={height} showAt={showAt} show={show} />
      <details>
        <summary>{say(words.chartTable)}</summary>
        <ChartTable label={label} at={at} lines={lines} showAt={showAt} show={show} />
      </details>
    </figure>
  );
}

interface PlotProps extends Pick<ChartProps, 'at' | 'lines' | 'showAt'> {
  height: number;
  show: (value: number) => string;
}

function Plot({ at, lines, height, showAt, show }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  // Drawn again when what it shows has changed, not when a parent renders.
  const content = JSON.stringify([at, lines]);
  const latest = useRef({ at, lines, showAt, show });
  useEffect(() => {
    latest.current = { at, lines, showAt, show };
  });
  useEffect(() => {
    const element = place.current!;
    let plot: uPlot | null = null;
    let isGone = false;
    const resize = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    void import('uplot').then(({ default: UPlot }) => {
      if (isGone) return;
      const { current } = latest;
      plot = new UPlot(
        optionsOf(element, height, current),
        [current.at.map((time) => time / 1000), ...current.lines.map(({ values }) => values)],
        element,
      );
      resize.observe(element);
    });
    return () => {
      isGone = true;
      resize.disconnect();
      plot?.destroy();
    };
  }, [content, height]);
  return <div ref={place} className="chart-plot" style={{ minHeight: height }} aria-hidden="true" />;
}

function optionsOf(element: HTMLElement, height: number, { lines, showAt, show }: Omit<PlotProps, 'height'>) {
  const token = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  const [text, line] = [token('--text-2'), token('--line')];
  const font = `11px ${token('--font-ui')}`;
  const axis = { stroke: text, font, ticks: { show: false }, grid: { stroke: line, width: 1 } };
  const options: uPlot.Options = {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 80,
        values: (_, marks) => marks.map((mark) => showAt(mark * 1000)),
      },
      { ...axis, size: 48, values: (_, marks) => marks.map((mark) => (mark % 1 ? '' : show(mark))) },
    ],
    series: [
      {},
      ...lines.map(({ label, colour }) => ({
        label,
        stroke: token(colour),
        width: 1.5,
        points: { show: lines[0]!.values.length < 3 },
      })),
    ],
  };
  return options;
}

function ChartTable({ label, at, lines, showAt, show }: Omit<PlotProps, 'height'> & { label: string }) {
  const id = useId();
  const say = useSay();
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-labelledby={id}>
      <table>
        <caption id={id}>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say(words.chartTime)}</th>
            {lines.map((line) => (
              <th key={line.label} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {at.map((time, index) => (
            <tr key={time}>
              <th scope="row">{showAt(time)}</th>
              {lines.map(({ label: name, values }) => (
                <td key={name}>{values[index] == null ? '–' : show(values[index])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
