/** By its first bytes: JPEG, PNG, GIF, WebP. */
export const isPicture = (head: Buffer): boolean =>
  head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
  /^GIF8[79]a/.test(head.toString('latin1')) ||
  /^RIFF.{4}WEBP/s.test(head.toString('latin1'));
