/**
 * The dictionary of the example base, as far as the sandbox itself needs it: which table and column stand behind a name. The product has its own
 * reader with all the rules; this one knows only bases whose names are not cut to the same 17 letters.
 */
export interface DictionaryTable {
  /** 'Справочник Контрагенты' */
  header: string;
  sql: string;
  /** The number of the metadata object: the kind of a document, the type of a reference. */
  id: number;
  /** Columns by the name of their attribute. */
  attributes: ReadonlyMap<string, string>;
  columns: readonly string[];
}

const NAME_LENGTH = 17;

export class Dictionary {
  readonly #tables = new Map<string, DictionaryTable>();

  constructor(dds: string) {
    let table: { header: string; sql: string; attributes: Map<string, string>; columns: string[] } | null = null;
    let header = '';
    let skips = false;
    const finish = (): void => {
      if (table)
        this.#tables.set(table.header.toLowerCase(), { ...table, id: Number(/\d+$/.exec(table.sql)?.[0] ?? 0) });
      table = null;
    };
    for (const line of dds.split(/\r?\n/)) {
      const cells = line
        .slice(2)
        .split('|')
        .map((cell) => cell.trim());
      if (skips) skips = line.trim() !== '\\}';
      else if (line.startsWith('P=')) {
        finish();
        skips = line.trimEnd().endsWith('{\\');
      } else if (line.startsWith('#==TABLE')) header = line.slice(line.indexOf(':') + 1).trim();
      else if (line.startsWith('T=')) {
        finish();
        table = { header, sql: cells[2] ?? '', attributes: new Map(), columns: [] };
      } else if (line.startsWith('F=') && table) {
        const [column = '', description = ''] = cells;
        table.columns.push(column);
        if (description.startsWith('(P)')) table.attributes.set(description.slice(3), column);
      }
    }
    finish();
  }

  /** @throws Error when there is none of that name */
  table(header: string): DictionaryTable {
    const found = this.#tables.get(header.toLowerCase());
    if (!found) throw new Error(`The dictionary has no table '${header}'.`);
    return found;
  }

  /** The column of an attribute. @throws Error */
  column(header: string, attribute: string): string {
    const found = this.table(header).attributes.get(attribute.slice(0, NAME_LENGTH));
    if (found === undefined) throw new Error(`'${header}' has no attribute '${attribute}'.`);
    return found;
  }
}
