import { aLetter } from '../../domain/letter-facts.testing.js';
import { HTML_LATER } from '../../domain/letter-record.js';
import { LetterUnreadable } from '../../domain/letter.errors.js';
import {
  type LetterPack,
  LetterParser,
  type ParsedLetter,
  type ParseOptions,
  type RawLetter,
} from './letter-parser.port.js';

/** Knows a letter by its first line `X-Fake: name` and answers what the test prepared; `poison` is unreadable until a test heals it. */
export class FakeLetterParser extends LetterParser {
  readonly unreadable = new Set(['poison']);
  readonly released: (string | null)[] = [];
  readonly #prepared = new Map<string, Partial<ParsedLetter>>();

  /** @param read what lies at a path of the file store's fake */
  constructor(private readonly read = (path: string): string => path) {
    super();
  }

  prepare(name: string, letter: Partial<ParsedLetter>): this {
    this.#prepared.set(name, letter);
    return this;
  }

  async parse(raw: RawLetter, { receivedAt, html }: ParseOptions): Promise<ParsedLetter> {
    const source =
      'bytes' in raw
        ? Buffer.from(raw.bytes).toString('utf8')
        : 'path' in raw
          ? this.read(raw.path)
          : await textOf(raw.stream);
    const name = /^X-Fake: (\S+)/m.exec(source)?.[1] ?? source.slice(0, 80);
    if (this.unreadable.has(name)) throw new LetterUnreadable('malformed', 'poison');
    const prepared = this.#prepared.get(name);
    const later = html === 'later' && prepared?.safeHtml ? { safeHtml: HTML_LATER, hasRemoteImages: false } : {};
    return aParsedLetter({
      messageId: `${name}@fake.example`,
      fingerprint: name.padEnd(64, '0'),
      date: receivedAt,
      size: source.length,
      ...prepared,
      ...later,
    });
  }

  async parsePack({ bytes, letters }: LetterPack, options: Omit<ParseOptions, 'receivedAt'>): Promise<ParsedLetter[]> {
    const read: ParsedLetter[] = [];
    for (const { start, length, receivedAt } of letters)
      read.push(await this.parse({ bytes: bytes.subarray(start, start + length) }, { ...options, receivedAt }));
    return read;
  }

  async release({ scratch }: Pick<ParsedLetter, 'scratch'>): Promise<void> {
    this.released.push(scratch);
  }
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A read letter with nothing remarkable about it; name what matters to the test. */
export function aParsedLetter(differing: Partial<ParsedLetter> = {}): ParsedLetter {
  const facts = aLetter(differing);
  return {
    ...facts,
    size: 1_000,
    preview: facts.ownText.slice(0, 500),
    safeHtml: null,
    hasRemoteImages: false,
    attachments: [],
    warnings: [],
    scratch: null,
    ...differing,
  };
}
