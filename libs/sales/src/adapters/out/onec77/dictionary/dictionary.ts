/** Letters of the dictionary: char, varchar, numeric, datetime, int, smallint, tinyint, bit, text. */
export type DdsType = 'C' | 'V' | 'N' | 'D' | 'I' | 'S' | 'Y' | 'L' | 'M';

export interface DdsField {
  readonly column: string;
  /** What the file says of the column, cut to 20 characters. */
  readonly title: string;
  /** The first 17 characters of the attribute's name; null for a column of the platform. */
  readonly attribute: string | null;
  readonly type: DdsType;
  readonly length: number;
  readonly precision: number;
  readonly line: number;
}
export interface DdsIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
  readonly primary: boolean;
}
export interface DdsTable {
  /** SQL name: SC210. */
  readonly table: string;
  /** Whole name as the comment above the table has it: `Справочник Контрагенты`. */
  readonly header: string;
  /** Rows carry VERSTAMP. */
  readonly stamped: boolean;
  readonly fields: readonly DdsField[];
  readonly indexes: readonly DdsIndex[];
  readonly line: number;
}

/** What 1Cv7.DDS tells of a base. */
export interface Dictionary {
  readonly tables: readonly DdsTable[];
  /** Of the whole file; another hash: read it anew. */
  readonly hash: string;
  /** Lines of a kind that nobody has described; they are passed over and shown to whoever checks the set-up. */
  readonly unknownLines: readonly number[];
}
