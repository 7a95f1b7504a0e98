/** A file of the bank as the specs want it: what came to our account, a document each. */
export interface GivenDocument {
  number: string;
  /** ДД.ММ.ГГГГ */
  date?: string;
  sum: string;
  inn?: string;
  purpose: string;
}
const ours = '40702810900000000009';

export function* statementText(documents: Iterable<GivenDocument>): Generator<string> {
  yield `1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nРасчСчет=${ours}\r\n`;
  for (const { number, date = '20.11.2026', sum, inn = '7707083893', purpose } of documents)
    yield [
      ...['СекцияДокумент=Платежное поручение', `Номер=${number}`, `Дата=${date}`, `Сумма=${sum}`],
      ...['ПлательщикСчет=40702810000000000001', `ПлательщикИНН=${inn}`, 'Плательщик1=ООО "Ромашка"'],
      ...[`ПолучательСчет=${ours}`, `ДатаПоступило=${date}`, `НазначениеПлатежа=${purpose}`, 'КонецДокумента', ''],
    ].join('\r\n');
  yield 'КонецФайла\r\n';
}

/** The letters of Russian in the code page of Windows, as banks write. */
export const inWindows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((c) => {
      const code = c.codePointAt(0) ?? 0;
      if (code < 128) return code;
      if (code >= 0x410 && code <= 0x44f) return code - 0x350;
      return { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb }[c] ?? 0x3f;
    }),
  );
/** The same in that of DOS. */
export const inDos = (text: string): Buffer =>
  Buffer.from(
    [...text].map((c) => {
      const code = c.codePointAt(0) ?? 0;
      if (code < 128) return code;
      if (code >= 0x410 && code <= 0x43f) return code - 0x390;
      if (code >= 0x440 && code <= 0x44f) return code - 0x360;
      return { Ё: 0xf0, ё: 0xf1, '№': 0xfc }[c] ?? 0x3f;
    }),
  );
