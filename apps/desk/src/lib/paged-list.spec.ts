import fc from 'fast-check';
import { PagedList } from './paged-list.js';

interface Item {
  id: string;
  at: number;
}
const item = (at: number): Item => ({ id: `i${at}`, at });

/** The house's list: items by `at`, pages of three, the cursor names the last item. */
function world(count: number, options: { hold?: boolean } = {}) {
  const all = Array.from({ length: count }, (_, i) => item(i * 10));
  const asked: (string | null)[] = [];
  const held: (() => void)[] = [];
  let changes = 0;
  const list = new PagedList<Item>({
    idOf: ({ id }) => id,
    compare: (a, b) => a.at - b.at,
    changed: () => changes++,
    fetch: async (after) => {
      asked.push(after);
      if (options.hold) await new Promise<void>((go) => held.push(go));
      const rest = all.filter(({ at }) => after === null || at > Number(after));
      return { items: rest.slice(0, 3), next: rest.length > 3 ? String(rest[2]?.at) : null };
    },
  });
  return { list, all, asked, held, changes: () => changes };
}

describe('a list that comes by pages', () => {
  it('gets each page once, however often it is wished', async () => {
    const { list, asked } = world(8);
    await list.reload();
    await Promise.all([list.loadMore(), list.loadMore()]);
    await list.loadMore();
    await list.loadMore();
    expect(asked).toEqual([null, '20', '50']);
    expect(list.items.map(({ at }) => at)).toEqual([0, 10, 20, 30, 40, 50, 60, 70]);
    expect(list.hasMore).toBe(false);
  });

  it('puts what is new where its order says, and leaves what lies beyond to its page', async () => {
    const { list } = world(8);
    await list.reload();
    list.upsert(item(15));
    list.upsert(item(999));
    expect(list.items.map(({ at }) => at)).toEqual([0, 10, 15, 20]);
    await list.loadMore();
    await list.loadMore();
    list.upsert(item(999));
    expect(list.items.at(-1)?.at).toBe(999);
    list.upsert({ id: 'i15', at: 45 });
    list.remove('i0');
    expect(list.items.map(({ at }) => at)).toEqual([10, 20, 30, 40, 45, 50, 60, 70, 999]);
  });

  it('drops the answer to a question that nobody has any more', async () => {
    const { list, held } = world(8, { hold: true });
    const first = list.reload();
    const second = list.reload();
    held[1]?.();
    await second;
    held[0]?.();
    await first;
    expect(list.items).toHaveLength(3);
    expect(list.state).toBe('ready');
  });

  it('is read anew without losing the place', async () => {
    const { list, all, asked } = world(12);
    await list.reload();
    await list.loadMore();
    all.splice(1, 1);
    asked.length = 0;
    await list.refresh();
    expect(list.items.map(({ at }) => at)).toEqual([0, 20, 30, 40, 50, 60]);
    expect(asked).toEqual([null, '30']);
    await list.loadMore();
    expect(list.items.at(-1)?.at).toBe(90);
    await list.refresh(1);
    expect(list.items).toHaveLength(3);
  });

  it('says what failed and keeps what it has', async () => {
    let fails = false;
    const list = new PagedList<Item>({
      idOf: ({ id }) => id,
      fetch: () => (fails ? Promise.reject(new Error('no line')) : Promise.resolve({ items: [item(1)], next: '1' })),
    });
    await list.reload();
    fails = true;
    await list.loadMore();
    expect([list.state, String(list.error), list.items.length]).toEqual(['failed', 'Error: no line', 1]);
    fails = false;
    await list.reload();
    expect([list.state, list.error]).toEqual(['ready', null]);
  });

  it('has each item once and in order, whatever comes between the pages', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'more' as const, at: 0 }),
      fc.record({ do: fc.constant('upsert' as const), at: fc.integer({ min: 0, max: 120 }) }),
      fc.record({ do: fc.constant('remove' as const), at: fc.integer({ min: 0, max: 12 }).map((n) => n * 10) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { list } = world(12);
        await list.reload();
        for (const one of steps) {
          if (one.do === 'more') await list.loadMore();
          else if (one.do === 'upsert') list.upsert(item(one.at));
          else list.remove(`i${one.at}`);
        }
        const places = list.items.map(({ at }) => at);
        expect(new Set(list.items.map(({ id }) => id)).size).toBe(places.length);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
