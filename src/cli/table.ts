/** Tables for a terminal. */

/**
 * `rows` as lines, their cells padded to columns two spaces apart. Columns whose index is in `right`
 * are aligned there; a short row leaves its last cells empty. Lines have no spaces at their end.
 */
export function renderTable(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) =>
        right.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
