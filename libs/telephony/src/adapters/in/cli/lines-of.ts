import { PlanFileUnreadable } from '../../../domain/numbering/numbering.errors.js';

/** A row of the registry has some 200 characters. */
const LONGEST = 10_000;

/**
 * Lines of a text in UTF-8, however it is cut into chunks; never more of it in memory than a line and a chunk.
 * @throws PlanFileUnreadable when it cannot be read, is not UTF-8, or has a line without end
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
  // The mark at the beginning of the file is dropped by the decoder.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
      rest += first;
      for (const next of more) {
        yield rest.replace(/\r$/, '');
        rest = next;
      }
      if (rest.length > LONGEST) throw new PlanFileUnreadable(path, `a line of more than ${LONGEST} characters`);
    }
    rest += decoder.decode();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new PlanFileUnreadable(path, 'not UTF-8');
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) throw new PlanFileUnreadable(path, code);
    throw error;
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
