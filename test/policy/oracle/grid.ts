/** Reads a table of cells divided by `|`, the first line naming the columns: rows by name, cells by column. */
export function oneRowEach(table: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.map(([name = '', ...cells]) => {
      if (cells.length !== head.length - 1) throw new Error(`the row of ${name} has a cell too many or too few`);
      return [name, new Map(cells.map((cell, at) => [head[at + 1] ?? '', cell]))];
    }),
  );
}
