import CFB from 'cfb';
import { encode1251 } from './a-dds.builder.js';

export type Written = string | number | readonly Written[];
/** `{"Имя","1",{…}}` as 1C writes it: numbers in quotes too, quotes inside doubled. */
export const written = (item: Written): string =>
  typeof item === 'object' ? `{${item.map(written).join(',\r\n')}}` : `"${String(item).replaceAll('"', '""')}"`;

/** An attribute as 1Cv7.MD describes it. */
export const attr = (id: number, name: string, type = 'N', of = 0): Written => [
  id,
  name,
  '',
  name,
  type,
  9,
  0,
  of,
  0,
  0,
  0,
];

/** A 1Cv7.MD of invented content in the documented shape. */
export function anMd(sections: readonly Written[], before = '\u0001\u0002'): Uint8Array {
  return anMdOf(encode1251(`${before}${written([['MainDataContDef', 4701, 10011, 7120], ...sections])}\r\n `));
}
export function anMdOf(stream: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Metadata/Main MetaData Stream', Buffer.from(stream));
  CFB.utils.cfb_add(container, '/TypedText/ModuleText_Number1/MD Programm text', Buffer.from('x'));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}
