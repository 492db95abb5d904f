/** Risk–coverage curves → a picture that reads in light and in dark. */
import type { Risk } from "./calibration.ts";

/** The curve of one question set. */
export interface Curve {
  readonly label: string;
  /** By rising coverage. */
  readonly points: readonly Risk[];
}

const [WIDTH, HEIGHT] = [680, 420];
const FRAME = { left: 64, right: 24, top: 72, bottom: 56 };
const PLOT = {
  width: WIDTH - FRAME.left - FRAME.right,
  height: HEIGHT - FRAME.top - FRAME.bottom,
};
// Told apart by people who see no red or green (Okabe & Ito 2008), the blue lighter, for black as for white.
const COLOURS = ["#3a8fd0", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];
const STEPS = 200; // points of a curve; more cannot be seen

/**
 * An SVG of `curves`, each a line from the surest answers on the left to all of them on the right,
 * with a dot where `threshold` cuts it: left of it is answered, right of it refused.
 */
export function renderCurves(curves: readonly Curve[], threshold: number): string {
  const highest = Math.max(0.1, ...curves.flatMap(({ points }) => points.map(({ risk }) => risk)));
  const step = highest > 0.5 ? 0.2 : 0.1;
  const top = Math.ceil(highest / step) * step;
  const x = (coverage: number) => round(FRAME.left + PLOT.width * coverage);
  const y = (risk: number) => round(FRAME.top + PLOT.height * (1 - risk / top));
  const drawn = curves.map(({ label, points }, i) => {
    const colour = COLOURS[i % COLOURS.length] as string;
    const line = thin(points).map(({ coverage, risk }) => `${x(coverage)},${y(risk)}`);
    const cut = points.findLast(({ confidence }) => confidence >= threshold);
    const legend = 30 + 20 * i;
    return [
      `<polyline points="${line.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...(cut
        ? [`<circle cx="${x(cut.coverage)}" cy="${y(cut.risk)}" r="5" fill="${colour}"/>`]
        : []),
      `<line x1="${FRAME.left}" x2="${FRAME.left + 24}" y1="${legend - 4}" y2="${legend - 4}" stroke="${colour}" stroke-width="2"/>`,
      text(FRAME.left + 32, legend, "start", label + describeCut(cut)),
    ].join("\n");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13">`,
    "<title>Risk and coverage</title>",
    "<style>.page{fill:#fff}text{fill:#24292f}.grid{stroke:#d0d7de}@media(prefers-color-scheme:dark){.page{fill:#0d1117}text{fill:#e6edf3}.grid{stroke:#30363d}}</style>",
    `<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
    ...upTo(top, step).map((risk) => {
      const line = `<line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(risk)}" y2="${y(risk)}"/>`;
      return line + text(x(0) - 8, y(risk) + 4, "end", percent(risk));
    }),
    ...upTo(1, 0.2).map((coverage) => text(x(coverage), y(0) + 20, "middle", percent(coverage))),
    ...drawn,
    text(x(0.5), HEIGHT - 12, "middle", "coverage: questions answered, the surest first"),
    `<g transform="translate(18 ${FRAME.top + PLOT.height / 2}) rotate(-90)">${text(0, 0, "middle", "risk: answers that are wrong")}</g>`,
    "</svg>",
    "",
  ].join("\n");
}

function upTo(last: number, step: number): number[] {
  return Array.from({ length: Math.round(last / step) + 1 }, (_, i) => i * step);
}

function describeCut(cut: Risk | undefined): string {
  if (cut === undefined) return "";
  return ` (at the threshold ${percent(cut.coverage)} answered, ${percent(cut.risk)} of them wrong)`;
}

/** Points at even steps of coverage, the last one always. */
function thin(points: readonly Risk[]): Risk[] {
  let next = 0;
  return points.filter(({ coverage }, i) => {
    if (coverage < next && i + 1 < points.length) return false;
    next = coverage + 1 / STEPS;
    return true;
  });
}

function text(x: number, y: number, anchor: "start" | "middle" | "end", words: string): string {
  const escaped = words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escaped}</text>`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
