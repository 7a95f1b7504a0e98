/** One line as Russian Excel opens it by a double click. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`;
export const byteOrderMark = '\uFEFF';

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it; its own signs for the rest are quoted. */
export function cell(text: string): string {
  const harmless = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[;",'\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
