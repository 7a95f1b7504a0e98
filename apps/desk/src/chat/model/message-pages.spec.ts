import type { Piece } from '../types.js';
import { aMessage } from './a-message.builder.js';
import { MessagePages, PAGE } from './message-pages.js';

function world(count: number, mostPages = 3) {
  const asked: number[] = [];
  let hold: Promise<void> | null = null;
  let broken = false;
  const failures: unknown[] = [];
  const pages = new MessagePages(
    {
      fetch: async ({ after, limit }): Promise<Piece> => {
        asked.push(after);
        if (broken) throw new Error('no line');
        const messages = Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, i) =>
          aMessage(after + i + 1),
        );
        await hold;
        return { messages, lastSeq: count, head: count };
      },
      changed: () => undefined,
      failed: (error) => failures.push(error),
      mostPages,
    },
    count,
  );
  return {
    pages,
    asked,
    failures,
    holdBy: (wait: Promise<void> | null) => void (hold = wait),
    setBroken: (is: boolean) => (broken = is),
  };
}

describe('the pages of a conversation', () => {
  it('are asked for once, when they are looked at', async () => {
    const { pages, asked } = world(50_000);
    await Promise.all([pages.look(24_950, 25_050), pages.look(25_010, 25_020)]);
    await pages.look(24_960, 25_040);
    expect(asked).toEqual([24_900, 25_000]);
    expect([pages.at(25_000)?.text, pages.at(25_001)?.text, pages.at(1)]).toEqual(['№25000', '№25001', undefined]);
  });
  it('are forgotten, the ones seen longest ago first: never more than so many are kept', async () => {
    const { pages, asked } = world(50_000);
    for (let at = 50; at < 20_000; at += PAGE) await pages.look(at, at);
    expect(pages.loadedPages).toBe(3);
    await pages.look(19_750, 19_750);
    await pages.look(50, 50);
    expect([asked.at(-1), pages.at(19_750)?.seq]).toEqual([0, 19_750]);
  });
  it('keep what was heard while they were on their way, if it is newer', async () => {
    const { pages, holdBy } = world(120);
    let go = (): void => undefined;
    holdBy(new Promise((done) => (go = done)));
    const looking: Promise<void> = pages.look(1, 50);
    await Promise.resolve();
    pages.take(aMessage(7, { change: 130, text: 'changed' }));
    pages.take(aMessage(8, { change: 2, text: 'older' }));
    go();
    await looking;
    expect([pages.at(7)?.text, pages.at(8)?.text, pages.at(9)?.text]).toEqual(['changed', '№8', '№9']);
  });
  it('take what is new and what has changed, and keep nothing that nobody looks at', async () => {
    const { pages } = world(250);
    await pages.look(240, 250);
    pages.take(aMessage(251));
    pages.take(aMessage(245, { change: 252, text: 'edited' }));
    pages.take(aMessage(3, { change: 253 }));
    expect([pages.lastSeq, pages.at(251)?.seq, pages.at(245)?.text, pages.at(3)]).toEqual([
      251,
      251,
      'edited',
      undefined,
    ]);
    pages.take(aMessage(245, { change: 245, text: 'as it was' }));
    expect(pages.at(245)?.text).toBe('edited');
  });
  it('begin with the first message of a new page without asking', async () => {
    const { pages, asked } = world(0);
    pages.take(aMessage(1));
    pages.take(aMessage(2));
    await pages.look(1, 2);
    expect([asked, pages.at(2)?.seq]).toEqual([[], 2]);
  });
  it('ask for a hole in a page, and again after a failure', async () => {
    const { pages, asked, failures, setBroken } = world(90);
    setBroken(true);
    await pages.look(1, 90);
    expect([failures.length, pages.at(1), pages.isLoading]).toEqual([1, undefined, false]);
    setBroken(false);
    await pages.look(1, 90);
    pages.lastSeq = 95;
    await pages.look(1, 95);
    expect(asked).toEqual([0, 0, 0]);
  });
});
