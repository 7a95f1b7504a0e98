import { ExchangeFileNameRefused } from './exchange-errors.js';

const XML = /^[\p{L}\p{N}_.-]{1,150}\.xml$/iu;
const PICTURE = /^import_files(\/[\p{L}\p{N}_.-]{1,100}){1,4}\.(jpe?g|png|gif|webp)$/iu;

export interface ExchangeFileName {
  readonly name: string;
  readonly picture: boolean;
}
/**
 * The name by which 1C sends a file: an XML file (newer versions put it into folders, `goods/1/import___uuid.xml`) or a picture under
 * `import_files/`. @throws ExchangeFileNameRefused
 */
export function exchangeFileName(sent: string): ExchangeFileName {
  const name = sent.replaceAll('\\', '/');
  const parts = name.split('/');
  const odd = name.length > 200 || parts.length > 6 || parts.some((part) => part === '' || /^\.+$/.test(part));
  if (odd) throw new ExchangeFileNameRefused(sent);
  if (PICTURE.test(name)) return { name, picture: true };
  const [file = '', ...folders] = [...parts].reverse();
  if (!XML.test(file) || folders.some((folder) => !/^[\p{L}\p{N}_.-]{1,100}$/u.test(folder)))
    throw new ExchangeFileNameRefused(sent);
  return { name, picture: false };
}
/** `import0_1.xml`, `offers___uuid.xml`: one of several files that are whole only together. */
export const isPartOfSet = (name: string): boolean => /(?:\d+_\d+|___?[0-9a-f-]{20,})\.xml$/i.test(name);
