import type { DdsField, DdsTable } from './dictionary.js';

export type WrittenField = Pick<DdsField, 'column' | 'type' | 'length' | 'precision'> & {
  /** Whole name of the attribute; null: a column of the platform. */
  readonly name: string | null;
};
export interface WrittenTable {
  readonly table: string;
  readonly header: string;
  readonly stamped: boolean;
  readonly fields: readonly WrittenField[];
  readonly indexes: DdsTable['indexes'];
  /** Bodies of procedures before the table; of one line or of several. */
  readonly procedures: readonly string[];
}

/** Writes 1Cv7.DDS as 1C does: columns padded, names cut, windows-1251. */
export function aDds(tables: readonly WrittenTable[], lineEnd: '\r\n' | '\n' = '\r\n'): Uint8Array {
  const lines = ['#AccWare Data Dictionary', 'D=ddSQLV7120|AccWare Data Dictionary', '#', '#'];
  tables.forEach((table, no) => lines.push(...procedureLines(table), ...tableLines(table, no)));
  lines.push('#', '#===END===', '');
  return encode1251(lines.join(lineEnd));
}
const rule = `#${'='.repeat(79)}`;
function procedureLines({ table, procedures }: WrittenTable): string[] {
  return procedures.flatMap((body, i) => {
    const head = `P=${`_1sp_${table}_${i}`.padEnd(30)}|${''.padEnd(14)}|${''.padEnd(40)}|`;
    const said = ['#', rule, '#==PROCEDURE ', '# Name                          |Descr         |Parameters   |Source'];
    return body.includes('\n') ? [...said, `${head}{\\`, ...body.split('\n'), '\\}'] : [...said, head + body];
  });
}
function tableLines({ table, header, stamped, fields, indexes }: WrittenTable, no: number): string[] {
  const cells = [table.replace(/^_/, '').padEnd(8), header.slice(0, 30).padEnd(30), table.padEnd(11)];
  return [
    ...['#', rule, `#==TABLE no ${String(no).padEnd(7)}: ${header}`],
    ...[
      '# Name    |Descr                         |SQLTableNam|RecordLock',
      `T=${cells.join('|')}|${(stamped ? 'R' : '').padEnd(10)}`,
    ],
    ...['#-----Fields-------', '# Name                  |Descr               |Type|Length|Precision'],
    ...fields.map(fieldLine),
    ...(indexes.length === 0
      ? []
      : ['#----Indexes------', '# Name    |Descr         |Unique|Indexed fields      |Type       ']),
    ...indexes.map(
      ({ name, unique, columns, primary }) =>
        `I=${name.padEnd(31)}|${''.padEnd(14)}|${(unique ? '1' : '0').padEnd(6)}|${columns.join(',').padEnd(60)}|${(primary ? '1' : '0').padEnd(11)}`,
    ),
  ];
}
const fieldLine = ({ column, name, type, length, precision }: WrittenField): string => {
  const title = name === null ? 'Some column' : `(P)${name.slice(0, 17)}`;
  return `F=${column.padEnd(22)}|${title.padEnd(20)}|${type.padEnd(4)}|${String(length).padEnd(6)}|${String(precision).padEnd(9)}`;
};

const bytes = new Map<string, number>(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((sign, i) => [
    sign,
    i,
  ]),
);
/** @throws Error for a letter that windows-1251 does not have */
export function encode1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (sign) => {
    const byte = bytes.get(sign);
    if (byte === undefined) throw new Error(`windows-1251 has no ${JSON.stringify(sign)}`);
    return byte;
  });
}
