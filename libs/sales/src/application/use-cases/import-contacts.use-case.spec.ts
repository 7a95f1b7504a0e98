import type { ImportedContact } from '../../contract/index.js';
import { aSalesWorld } from '../a-sales-world.builder.js';

const history = (n: number, from = (i: number): string => `c${i % 17}@firm.ru`): ImportedContact[] =>
  Array.from({ length: n }, (_, i) => ({
    contactId: `old-${i}`,
    channel: 'letter',
    direction: i % 3 ? 'in' : 'out',
    at: new Date(Date.UTC(2020, 0, 1, 0, i)).toISOString(),
    points: [{ kind: 'email', value: from(i), name: `Покупатель ${i % 17}` }],
    subject: 's',
    preview: 'p',
    threadKey: null,
    branchId: null,
  }));

describe('history of an old mailbox', () => {
  it('makes parties and a time line, no inquiry and no event', async () => {
    const world = aSalesWorld();
    expect(await world.importContacts.execute({ contacts: history(100) })).toEqual({ imported: 100, known: 0 });
    expect(world.parties.rows.size).toBe(17);
    expect(world.timeLine.entries.size).toBe(100);
    expect([world.inquiries.rows.size, world.outbox.events.length, world.feed.changes.length]).toEqual([0, 0, 0]);
  });

  it('asks as often for two hundred contacts as for two', async () => {
    const asked = async (n: number): Promise<number> => {
      const world = aSalesWorld();
      await world.importContacts.execute({ contacts: history(n, (i) => `c${i}@firm.ru`) });
      return world.parties.calls + world.timeLine.calls + world.inquiries.calls;
    };
    expect(await asked(2)).toBe(4);
    expect(await asked(200)).toBe(4);
  });

  it('twice changes nothing, and a batch that overlaps brings only the rest', async () => {
    const world = aSalesWorld();
    await world.importContacts.execute({ contacts: history(50) });
    const before = [...world.parties.rows.values()];
    expect(await world.importContacts.execute({ contacts: history(50) })).toEqual({ imported: 0, known: 50 });
    expect([...world.parties.rows.values()]).toEqual(before);
    expect(await world.importContacts.execute({ contacts: history(60) })).toEqual({ imported: 10, known: 50 });
  });
});
