const bytes = new Map(
  Array.from(new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i)), (sign, i) => [
    sign,
    i,
  ]),
);
/** In XML what the code page lacks is written as a character reference, elsewhere as a question mark. */
export const inWindows1251 = (text: string, xml: boolean): Buffer =>
  Buffer.from(
    Array.from(text).flatMap((sign) => {
      const byte = bytes.get(sign);
      if (byte !== undefined) return [byte];
      return xml ? [...Buffer.from(`&#${sign.codePointAt(0) ?? 0x3f};`)] : [0x3f];
    }),
  );
