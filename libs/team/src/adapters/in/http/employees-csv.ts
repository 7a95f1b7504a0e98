import type { ExportedEmployee } from '../../../application/use-cases/export-employees.use-case.js';

const HEAD = ['Имя', 'Роль', 'Филиал', 'Адреса', 'Внутренний номер', 'Вместимость', 'Принят', 'Уволен'];

/** As Russian Excel opens it by a double click: semicolons, a byte order mark, CRLF. */
export function employeesCsv(employees: readonly ExportedEmployee[]): string {
  const rows = employees.map((e) => [
    e.name,
    e.role,
    e.branch,
    e.emails.join(', '),
    e.extension ?? '',
    String(e.capacity),
    e.hiredAt.toISOString(),
    e.dismissedAt?.toISOString() ?? '',
  ]);
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it; its own signs for the rest are quoted. */
export function cell(text: string): string {
  const harmless = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[;",'\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
