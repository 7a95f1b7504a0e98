import { linesOf } from './lines-of.js';

describe('lines of a file', () => {
  async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const read = async (bytes: Uint8Array, size: number): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of linesOf(cut(bytes, size), 'x.csv')) lines.push(line);
    return lines;
  };
  const text = new TextEncoder().encode('\uFEFFАВС/ DEF;От\r\n\r\n900;Ё');
  it.each([1, 2, 3, 7, 1000])('are the same however it is cut: %d', async (size) => {
    expect(await read(text, size)).toEqual(['АВС/ DEF;От', '', '900;Ё']);
  });
  it('are refused of another encoding, and without an end', async () => {
    await expect(read(new Uint8Array([0xc0, 0xc2, 0xd1]), 10)).rejects.toMatchObject({
      code: 'telephony.plan-file-unreadable',
    });
    await expect(read(new Uint8Array(20_000).fill(65), 500)).rejects.toMatchObject({
      code: 'telephony.plan-file-unreadable',
    });
  });
});
