/** More rows than this are never asked for at once, whatever the base holds. */
export const MAX_ROWS = 20_000;

/** A value that travels beside the text. Never nvarchar: the server would convert the column instead of it, and lose the index. */
export interface Parameter {
  readonly type: 'char' | 'varchar';
  readonly length: number;
  readonly value: string;
}
type Piece = string | Parameter;

/** A part of a statement. It can only be made by `sql`, `table`, `column`, `int`, `char` and their like, so nothing foreign is in its text. */
export class Fragment {
  /** @internal use the functions of this file */
  constructor(
    readonly pieces: readonly Piece[],
    readonly isTable = false,
  ) {}
}

const NAME = /^[A-Za-z_][A-Za-z_0-9]{0,127}$/;
const RESERVED = new Set(['DATE', 'TIME', 'VALUE', 'KEY', 'USER']);
function checked(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`not a name of a table or a column: ${JSON.stringify(name)}`);
  return RESERVED.has(name.toUpperCase()) ? `[${name}]` : name;
}

/** A table under an alias. It is always read past the locks of others, and takes none. */
export const table = (name: string, alias: string): Fragment =>
  new Fragment([`${checkedTable(name)} ${checked(alias)} WITH (NOLOCK)`], true);
/** Also `INFORMATION_SCHEMA.COLUMNS`; never one of another base or server. */
function checkedTable(name: string): string {
  const parts = name.split('.');
  if (parts.length > 2) throw new TypeError(`not a table of this base: ${JSON.stringify(name)}`);
  return parts.map(checked).join('.');
}
export const column = (alias: string, name: string): Fragment => new Fragment([`${checked(alias)}.${checked(name)}`]);
/** numeric as its decimal text: as a float it would be somebody else's sum. */
export const decimal = (of: Fragment): Fragment => sql`CAST(${of} AS varchar(40))`;
/** `text` as something that can be compared and cut; more than this of a note nobody reads. */
export const text = (of: Fragment): Fragment => sql`CAST(${of} AS varchar(4000))`;

/** A number in the text itself. */
export function int(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`);
  return new Fragment([String(value)]);
}
/** Fixed text of the code, or of the mapping, as a literal; only letters, digits, spaces and `_`. */
export function literal(value: string): Fragment {
  if (!/^[A-Za-z0-9_ ]{0,128}$/.test(value)) throw new TypeError(`not a plain literal: ${JSON.stringify(value)}`);
  return new Fragment([`'${value}'`]);
}
export const char = (value: string, length: number): Fragment => new Fragment([{ type: 'char', length, value }]);
export const varchar = (value: string, length: number): Fragment => new Fragment([{ type: 'varchar', length, value }]);
export const nothing = new Fragment([]);
export function joined(fragments: readonly Fragment[], by: string): Fragment {
  if (!/^[ ,A-Z]{1,12}$/.test(by)) throw new TypeError('not a joint');
  return new Fragment(fragments.flatMap((f, i) => (i ? [by, ...f.pieces] : f.pieces)));
}

const FORBIDDEN =
  /;|--|\/\*|\[|#|\b(insert|update|delete|merge|into|exec|execute|create|alter|drop|truncate|grant|revoke|deny|begin|commit|rollback|save|tran|transaction|waitfor|set|use|declare|openrowset|openquery|opendatasource|bulk|backup|restore|dbcc|kill|shutdown|go|holdlock|updlock|tablock|tablockx|xlock|readpast|serializable)\b/i;
const known = new WeakSet<TemplateStringsArray>();
function guarded(strings: TemplateStringsArray): void {
  if (known.has(strings)) return;
  strings.forEach((part, at) => {
    const wrong = FORBIDDEN.exec(part)?.[0];
    if (wrong !== undefined) throw new TypeError(`a statement that only reads has no ${JSON.stringify(wrong)}`);
    // A table comes by `table()` or is a question of its own in brackets; the last word before a `${}` is seen to below.
    const rest = at < strings.length - 1 ? part.replace(/\b(from|join)\s+$/i, '') : part;
    if (/\b(from|join)\b(?!\s*\()/i.test(rest)) throw new TypeError('a table is named by table() only');
  });
  known.add(strings);
}

/** Puts fragments together. What stands in the template is fixed text of the code; what comes from outside is a fragment. */
export function sql(strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Fragment {
  guarded(strings);
  const pieces: Piece[] = [];
  strings.forEach((part, at) => {
    pieces.push(part.replace(/\s+/g, ' '));
    const fragment = fragments[at];
    if (!fragment) return;
    if (/\b(from|join)\s+$/i.test(part) !== fragment.isTable) throw new TypeError('a table is named by table() only');
    pieces.push(...fragment.pieces);
  });
  return new Fragment(pieces);
}

/** A question that only reads, with a bound on its rows. The client sends nothing else. */
export class Statement {
  readonly #text: string;
  readonly #parameters: readonly Parameter[];
  private constructor(text: string, parameters: readonly Parameter[]) {
    this.#text = text;
    this.#parameters = parameters;
  }
  /** `SELECT [DISTINCT] TOP (rows) …`; `what` follows it. */
  static select(rows: number, what: Fragment, { distinct = false } = {}): Statement {
    if (!Number.isSafeInteger(rows) || rows < 1 || rows > MAX_ROWS) throw new TypeError(`${rows} rows at once`);
    const parameters: Parameter[] = [];
    let text = `SELECT ${distinct ? 'DISTINCT ' : ''}TOP (${rows})`;
    for (const piece of what.pieces) {
      if (typeof piece === 'string') text += piece;
      else text += `@p${parameters.push(piece) - 1}`;
    }
    return new Statement(text, parameters);
  }
  get text(): string {
    return this.#text;
  }
  get parameters(): readonly Parameter[] {
    return this.#parameters;
  }
}
