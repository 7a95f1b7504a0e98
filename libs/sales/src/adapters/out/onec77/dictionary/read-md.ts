import { createRequire } from 'node:module';
import type { Texts } from '@prorab/platform/marks';
import type CFB from 'cfb';
import { type BraceItem, type BraceList, braceListOf } from './brace-lists.js';
import { hashOf } from './hash-of.js';
import type { Metadata, MetadataAttribute, MetadataObject } from './metadata.js';

const MAX_BYTES = 256 * 1024 * 1024;
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const STREAM = '/Metadata/Main MetaData Stream';

/** The file is optional, so that it cannot be read is an answer and no failure; everything it would tell can stand in the mapping. */
export type MdReading = { readonly metadata: Metadata } | { readonly metadata: null; readonly because: Texts };

/** Reads 1Cv7.MD: a container of OLE2 with a text of nested lists in it. */
export function readMd(content: Uint8Array, file = '1Cv7.MD'): MdReading {
  if (content.length > MAX_BYTES) return notRead(file, 'он слишком велик', 'it is too big');
  if (!OLE2.every((byte, i) => content[i] === byte)) {
    return notRead(
      file,
      'это не контейнер OLE2, каким 1С пишет конфигурацию',
      'it is no OLE2 container, as 1C writes it',
    );
  }
  const stream = streamOf(content);
  if (stream === null) {
    return notRead(
      file,
      'в нём нет описания метаданных или он повреждён',
      'it has no description of metadata, or is damaged',
    );
  }
  const root = braceListOf(new TextDecoder('windows-1251').decode(stream));
  if (!root || !section(root, 'MainDataContDef')) {
    return notRead(
      file,
      'описание метаданных в нём зашифровано или повреждено (так бывает у защищённых конфигураций)',
      'its description of metadata is encrypted or damaged (protected configurations are like that)',
    );
  }
  return { metadata: metadataOf(root, hashOf(content)) };
}
const notRead = (file: string, ru: string, en: string): MdReading => ({
  metadata: null,
  because: { ru: `Файл ${file} не прочитан: ${ru}.`, en: `File ${file} was not read: ${en}.` },
});

/** Loaded with the first file: houses without 1C 7.7 never read one. */
const library = (): typeof CFB => createRequire(import.meta.url)('cfb') as typeof CFB;

function streamOf(content: Uint8Array): Uint8Array | null {
  try {
    const containers = library();
    const entry = containers.find(containers.read(Buffer.from(content), { type: 'buffer' }), STREAM);
    return entry ? Uint8Array.from(entry.content) : null;
  } catch {
    // cfb throws plain errors of many kinds for a damaged container; the answer to all of them is the same.
    return null;
  }
}

function metadataOf(root: BraceList, hash: string): Metadata {
  const objects = (name: string, ...parts: string[]): MetadataObject[] =>
    listsOf(section(root, name)).flatMap((list) => {
      const object = attributeOf(list);
      if (!object) return [];
      const attributes = parts.flatMap((part) => listsOf(section(list, part))).flatMap((one) => attributeOf(one) ?? []);
      return { id: object.id, name: object.name, attributes };
    });
  const attributes = (name: string): MetadataAttribute[] =>
    listsOf(section(root, name)).flatMap((one) => attributeOf(one) ?? []);
  return {
    hash,
    references: objects('SbCnts', 'Params'),
    documents: objects('Documents', 'Head Fields'),
    lines: objects('Documents', 'Table Fields'),
    registers: objects('Registers', 'Props', 'Figures', 'Flds'),
    enumerations: objects('EnumList', 'EnumVal'),
    constants: attributes('Consts'),
    common: attributes('GenJrnlFldDef'),
  };
}

/** The list among the items that begins with this name. */
const section = (list: BraceList, name: string): BraceList | null =>
  listsOf(list).find(([first]) => first === name) ?? null;
const listsOf = (list: BraceList | null): BraceList[] =>
  list?.filter((item): item is BraceList => typeof item !== 'string') ?? [];
/** `{id, name, comment, synonym, type, length, precision, number of the type's object, …}` */
function attributeOf(list: BraceList): MetadataAttribute | null {
  const [id, name, , , type, , , of] = list;
  const number = numberIn(id);
  if (number === null || typeof name !== 'string' || name === '') return null;
  return { id: number, name, type: typeof type === 'string' ? type : '', of: numberIn(of) };
}
function numberIn(item: BraceItem | undefined): number | null {
  if (typeof item !== 'string' || !/^\d{1,9}$/.test(item)) return null;
  return Number(item) || null;
}
