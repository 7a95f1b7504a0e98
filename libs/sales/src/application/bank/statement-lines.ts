import { BankFileInvalid } from '../../domain/bank/bank-errors.js';
import type { StatementLine, StatementReader } from '../../domain/bank/statement-reader.js';

/** More than the longest purpose by far. */
const LONGEST_LINE = 20_000;
/** As the file itself calls them; it says so in its own encoding. */
const encodings = ['windows-1251', 'ibm866'] as const;

type Chunks = AsyncIterable<Uint8Array>;

/** UTF-8 if it is nothing else; else the one in which the file can say its own encoding. @throws BankFileInvalid */
export async function encodingOf(chunks: Chunks): Promise<'utf-8' | 'windows-1251' | 'ibm866'> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let head = new Uint8Array(0);
  let utf8 = true;
  for await (const chunk of chunks) {
    if (head.length < 4_096) head = new Uint8Array(Buffer.concat([head, chunk]).subarray(0, 4_096));
    try {
      if (utf8) strict.decode(chunk, { stream: true });
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      utf8 = false;
    }
    if (!utf8 && head.length >= 4_096) break;
  }
  if (utf8) return 'utf-8';
  if (!new TextDecoder('latin1').decode(head).startsWith('1CClientBankExchange'))
    throw new BankFileInvalid('not-a-statement', 1);
  const found = encodings.find((e) => new TextDecoder(e).decode(head).includes('Кодировка='));
  if (!found) throw new BankFileInvalid('encoding-unknown', 1);
  return found;
}

/** Documents of a file as they stream in, never more of it in memory than one. @throws BankFileInvalid */
export async function* statementLines(
  chunks: Chunks,
  encoding: string,
  reader: StatementReader,
): AsyncGenerator<StatementLine> {
  const decoder = new TextDecoder(encoding);
  let [rest, at] = ['', 0];
  const taken = function* (text: string): Generator<StatementLine> {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of [...lines, ...(rest.length > LONGEST_LINE ? [rest] : [])]) {
      at++;
      if (line.length > LONGEST_LINE) throw new BankFileInvalid('line-too-long', at);
      const found = reader.take(line);
      if (found) yield found;
    }
  };
  for await (const chunk of chunks) yield* taken(decoder.decode(chunk, { stream: true }));
  yield* taken(decoder.decode());
  if (rest) yield* taken('\n');
  reader.end();
}
