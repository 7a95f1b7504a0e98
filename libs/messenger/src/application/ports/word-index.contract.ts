import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { WordIndex } from './word-index.port.js';

export interface WordIndexBench {
  index: WordIndex;
  work: UnitOfWork;
  said(messageId: string, text: string): Promise<void>;
  stemsOf(messageId: string): Promise<string[]>;
  close(): Promise<void>;
}

/** What every index of words promises. */
export function describeWordIndex(name: string, make: () => Promise<WordIndexBench>): void {
  describe(`index of words: ${name}`, () => {
    let bench: WordIndexBench;
    beforeEach(async () => void (bench = await make()));
    afterEach(() => bench.close());
    const asRead = async (messageId: string) => (await bench.index.waiting(10)).find((m) => m.messageId === messageId)!;
    const put = async (messageId: string, ...stems: string[]) => {
      const { change } = await asRead(messageId);
      await bench.work.run(() => bench.index.put([{ messageId, change, stems }]));
    };
    const waiting = async (limit = 10) => (await bench.index.waiting(limit)).map((m) => m.text);

    it('gives what waits, oldest first, at most so many; once put it waits no more', async () => {
      const [one, two, three] = [newId(), newId(), newId()];
      for (const [id, text] of [
        [one, 'раз'],
        [two, 'два'],
        [three, 'три'],
      ] as const)
        await bench.said(id, text);
      expect(await waiting(2)).toEqual(['раз', 'два']);
      await put(one, 'раз');
      expect(await waiting()).toEqual(['два', 'три']);
      expect(await bench.stemsOf(one)).toEqual(['раз']);
    });

    it('what was said otherwise waits again, and its former stems go', async () => {
      const id = newId();
      await bench.said(id, 'кирпич');
      await put(id, 'кирпич', 'красн');
      await bench.said(id, 'блок');
      expect(await waiting()).toEqual(['блок']);
      await put(id, 'блок');
      expect(await bench.stemsOf(id)).toEqual(['блок']);
      expect(await waiting()).toEqual([]);
    });

    it('what is said otherwise while its stems are made waits on', async () => {
      const id = newId();
      await bench.said(id, 'кирпич');
      const { change } = await asRead(id);
      await bench.said(id, 'блок');
      await bench.work.run(() => bench.index.put([{ messageId: id, change, stems: ['кирпич'] }]));
      expect(await waiting()).toEqual(['блок']);
    });

    it('a message without words waits no more either', async () => {
      const id = newId();
      await bench.said(id, '👍');
      await put(id);
      expect(await waiting()).toEqual([]);
      expect(await bench.stemsOf(id)).toEqual([]);
    });
  });
}
