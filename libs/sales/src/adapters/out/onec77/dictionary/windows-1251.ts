import { isUtf8 } from 'node:buffer';
import { unfitFile } from './unfit-file.js';

/** Text of a file as 1C wrote it. A copy that somebody has saved anew in another encoding is told by name. @throws LedgerUnfit */
export function textOf1251(content: Uint8Array, file: string): string {
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff)) {
    throw savedAs('UTF-16', file);
  }
  // Russian text in windows-1251 never happens to be valid UTF-8, but for a few letters.
  if (content.some((byte) => byte > 0x7f) && isUtf8(content)) throw savedAs('UTF-8', file);
  return new TextDecoder('windows-1251').decode(content);
}
const savedAs = (encoding: string, file: string): Error =>
  unfitFile(file, null, {
    ru: `сохранён заново в кодировке ${encoding}; нужен файл 1С как есть, в windows-1251`,
    en: `was saved anew as ${encoding}; the file of 1C is needed as it is, in windows-1251`,
  });
