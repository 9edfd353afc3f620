import type { Severity } from '../../hunts/hunt';

/** The outline of a mark around its middle: the shape tells the severity as its colour does; the least is hollow. */
export function severityMark(severity: Severity, x: number, y: number, radius: number): string {
  switch (severity) {
    case 'critical':
      return polygon(x, y, radius * 1.1, 8, Math.PI / 8);
    case 'high':
      return polygon(x, y + radius * 0.15, radius * 1.2, 3, -Math.PI / 2);
    case 'medium':
      return polygon(x, y, radius * 1.1, 4, 0);
    case 'low':
      return circle(x, y, radius * 0.78);
    case 'informational':
      return circle(x, y, radius * 0.62);
  }
}

function polygon(x: number, y: number, radius: number, corners: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / corners;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}

function circle(x: number, y: number, radius: number): string {
  const r = Number(radius.toFixed(1));
  const arc = (to: number): string => `a${r},${r} 0 0 0 ${to.toFixed(1)},0`;
  return `M${(x - r).toFixed(1)},${y.toFixed(1)}${arc(2 * r)}${arc(-2 * r)}Z`;
}
