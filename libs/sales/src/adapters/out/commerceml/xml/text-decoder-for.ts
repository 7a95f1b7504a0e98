import { ExchangeFileBroken } from '../../../../domain/exchange/exchange-errors.js';

type Decoder = InstanceType<typeof TextDecoder>;
/** Bytes to text by the encoding that the file itself declares: UTF-8 or windows-1251. */
export function textDecoderFor(): { write(bytes: Uint8Array): string; end(): string } {
  let decoder: Decoder | null = null;
  let head = Buffer.alloc(0);
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      // A file in UTF-8 with a byte that is none is not guessed at.
      return decoder ? decoder.decode(bytes, { stream: bytes !== undefined }) : '';
    } catch {
      throw new ExchangeFileBroken('текст не в той кодировке, что объявлена', 'the text is not in its encoding');
    }
  };
  return {
    write: (bytes) => {
      if (decoder) return decode(bytes);
      head = Buffer.concat([head, bytes]);
      if (head.length < 200 && !head.includes('>')) return '';
      decoder = decoderOf(head);
      return decode(head);
    },
    end: () => {
      if (decoder) return decode(undefined);
      decoder = decoderOf(head);
      return decode(head) + decode(undefined);
    },
  };
}

function decoderOf(head: Buffer): Decoder {
  const declared = /^\uFEFF?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/i.exec(head.subarray(0, 200).toString());
  const name = declared?.[1]?.toLowerCase() ?? 'utf-8';
  if (name === 'utf-8' || name === 'utf8') return new TextDecoder('utf-8', { fatal: true });
  if (name === 'windows-1251' || name === 'cp1251') return new TextDecoder('windows-1251');
  throw new ExchangeFileBroken(`кодировка ${name} не понимается`, `encoding ${name} is not understood`);
}
