import type { WireStatement } from '../../../apps/sandbox/src/index.js';

const MAX_ROWS = 20_000;
/** What the driver sets on each new connection: nothing of it locks, and no transaction begins by itself. */
const HARMLESS =
  /^set (ansi_nulls|ansi_null_dflt_on|ansi_padding|ansi_warnings|arithabort|concat_null_yields_null|cursor_close_on_commit|datefirst|dateformat|language|numeric_roundabort|quoted_identifier|textsize|xact_abort|implicit_transactions off|transaction isolation level read uncommitted)\b[^;]*$/i;
const FORBIDDEN =
  /\b(insert|update|delete|merge|into|exec|execute|create|alter|drop|truncate|grant|begin|commit|rollback|save|tran|transaction|waitfor|declare|openrowset|bulk|backup|dbcc|kill|holdlock|updlock|rowlock|paglock|tablock|tablockx|xlock|readcommitted|repeatableread|serializable)\b/i;

/**
 * What is wrong with a statement that should disturb nobody. It is read here by other rules than it was written by: this looks at the text
 * that has crossed the wire and knows nothing of the builder.
 */
export function disturbing({ kind, sql, parameters }: Pick<WireStatement, 'kind' | 'sql' | 'parameters'>): string[] {
  if (kind !== 'batch' && kind !== 'sp_executesql') return [`${kind}: ${sql}`];
  const wrong: string[] = [];
  const lines = sql
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.every((line) => HARMLESS.test(line))) return wrong;
  const [isolation, lock, select, ...more] = sql.split(';').map((part) => part.trim());
  if (isolation !== 'SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED') wrong.push(`reads committed: ${sql}`);
  const milliseconds = Number(/^SET LOCK_TIMEOUT (\d+)$/.exec(lock ?? '')?.[1] ?? Number.NaN);
  if (!(milliseconds > 0 && milliseconds <= 10_000)) wrong.push(`waits for locks: ${sql}`);
  if (!select || more.length > 0) return [...wrong, `not one question: ${sql}`];
  // Texts in quotes are no words of the language.
  const text = select.replace(/'[^']*'/g, "''");
  const rows = Number(/^SELECT (?:DISTINCT )?TOP \((\d+)\)/.exec(text)?.[1] ?? Number.NaN);
  if (!(rows > 0 && rows <= MAX_ROWS)) wrong.push(`no bound on its rows: ${sql}`);
  const forbidden = FORBIDDEN.exec(text)?.[0];
  if (forbidden) wrong.push(`${forbidden}: ${sql}`);
  for (const [, what = ''] of text.matchAll(
    /\b(?:FROM|JOIN)\s+(\([^)]|\S+(?:\s+(?!WHERE|WITH|ON|GROUP|ORDER)\w+)?(?:\s+WITH \(NOLOCK\))?)/gi,
  )) {
    if (what.startsWith('(')) continue;
    if (!what.endsWith('WITH (NOLOCK)')) wrong.push(`locks ${what}: ${sql}`);
  }
  if (/\bWITH \(NOLOCK\)\s*,/i.test(text)) wrong.push(`tables by commas: ${sql}`);
  for (const { name, type } of parameters) {
    if (type.type !== 'char' && type.type !== 'varchar') wrong.push(`${name} is ${type.type}: ${sql}`);
  }
  return wrong;
}
