import type { RecordsMark } from './records-mark.port.js';

export function recordsMarkContract(name: string, make: () => Promise<RecordsMark>): void {
  it(`how far the exchange's list was read is what was written last: ${name}`, async () => {
    const mark = await make();
    expect(await mark.read()).toBeNull();
    await mark.write('abc:1');
    await mark.write('abc:200');
    expect(await mark.read()).toBe('abc:200');
  });
}
