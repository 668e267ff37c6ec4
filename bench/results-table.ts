import type { Metrics } from './metrics.js';

/** The metrics as a table of plain text, a line each. */
export function resultsTable(metrics: Metrics): string {
  const rows = Object.entries(metrics).map(([id, { value, unit, target, better, note }]) => [
    id,
    String(value),
    unit,
    target === null ? '' : `${better === 'higher' ? 'at least' : 'at most'} ${target}`,
    note,
  ]);
  const table = [['metric', 'value', 'unit', 'target', 'note'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
