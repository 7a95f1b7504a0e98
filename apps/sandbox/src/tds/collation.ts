import iconv from 'iconv-lite';

/**
 * Cyrillic_General_CI_AS as it stands in TYPE_INFO and in ENVCHANGE ([MS-TDS] 2.2.5.1.2): LCID 0x0419 with the flags
 * ignore case, kana and width, no sort id. A client decodes char, varchar and text by it, so as cp1251.
 */
export const CYRILLIC_GENERAL_CI_AS = Buffer.from([0x19, 0x04, 0xd0, 0x00, 0x00]);

/** Which code page a client means by the language of a collation; the ones that 1C bases and their clients use. */
const CODE_PAGES: Readonly<Record<number, string>> = { 0x0419: 'cp1251', 0x0409: 'cp1252' };

/** Of a char parameter. A collation of zeros is that of the database. */
export function decodeChars(bytes: Buffer, collation: Buffer): string {
  const language = collation.readUInt16LE(0);
  return iconv.decode(bytes, CODE_PAGES[language] ?? 'cp1251');
}

/** Byte of cp1251 by UTF-16 unit; a question mark for everything else, as SQL Server does. */
export const CP1251: Uint8Array = (() => {
  const table = new Uint8Array(0x10000).fill(0x3f);
  const characters = iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 'cp1251');
  for (let byte = 0; byte < 256; byte++) {
    const code = characters.charCodeAt(byte);
    if (code !== 0xfffd) table[code] = byte;
  }
  return table;
})();
