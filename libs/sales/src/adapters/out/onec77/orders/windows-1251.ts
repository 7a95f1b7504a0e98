const bytes = new Map<string, number>(
  Array.from(new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i)), (sign, i) => [
    sign,
    i,
  ]),
);
const alike: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u00d7': 'x',
  '\u00b2': '2',
  '\u00b3': '3',
  '\u2032': "'",
  '\u2033': '"',
};

/** Text for 1C: signs that its code page does not have become alike ones, or a question mark; never half a letter. */
export const to1251 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text.normalize('NFC')),
    (sign) => bytes.get(sign) ?? bytes.get(alike[sign] ?? '?') ?? 0x3f,
  );
export const from1251 = (content: Uint8Array): string => new TextDecoder('windows-1251').decode(content);
