/** Columns side by side, two spaces between them, nothing after the last. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const lengthOf = (text: string): number => [...text].length;
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, lengthOf(cell))), []);
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}
