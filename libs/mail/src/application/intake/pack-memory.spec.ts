import { PackMemory } from './pack-memory.js';

const piece = (letter: string, length: number): Uint8Array => Buffer.alloc(length, letter);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('the memory of packs', () => {
  it('holds the pieces one behind the other, and no more than them, when it is used again', async () => {
    const memory = new PackMemory();
    expect(await memory.filledWith([piece('a', 3), piece('b', 2)], async (bytes) => text(bytes))).toBe('aaabb');
    expect(await memory.filledWith([piece('c', 1)], async (bytes) => text(bytes))).toBe('c');
    expect(await memory.filledWith([], async (bytes) => bytes.length)).toBe(0);
  });
  it('is given to one at a time, and taken back from one that failed', async () => {
    const memory = new PackMemory();
    const blocks = new Set<ArrayBufferLike>();
    const gate = Promise.withResolvers<void>();
    const both = ['a', 'b'].map((letter) =>
      memory.filledWith([piece(letter, 4)], async (bytes) => {
        blocks.add(bytes.buffer);
        await gate.promise;
        if (letter === 'b') throw new Error('no');
        return text(bytes);
      }),
    );
    gate.resolve();
    const [a, b] = await Promise.allSettled(both);
    expect([a, b?.status, blocks.size]).toEqual([{ status: 'fulfilled', value: 'aaaa' }, 'rejected', 2]);
    await memory.filledWith([piece('c', 4)], async (bytes) => expect(blocks.has(bytes.buffer)).toBe(true));
  });
  it('takes a batch that is larger than it should be', async () => {
    const large = 7 * 1024 * 1024;
    expect(await new PackMemory().filledWith([piece('x', large)], async (bytes) => bytes.length)).toBe(large);
  });
});
