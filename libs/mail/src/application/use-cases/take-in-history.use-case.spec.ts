import { ContactAnswered, ContactReceived, ContactsImported } from '@prorab/sales/contract';
import { aCollectedLetter, aMailWorld } from '../a-mail-world.builder.js';

const ivan = { address: 'ivan@customer.ru', name: 'Иван' };
const year = new Date('2019-03-04T05:06:07Z');

describe('a batch of history', () => {
  const imported = async () => {
    const world = aMailWorld();
    world.parser
      .prepare('in', { from: [ivan], date: year })
      .prepare('out', {
        from: [{ address: 'anna@firm.ru', name: '' }],
        to: [ivan],
        inReplyTo: ['in@fake.example'],
        date: year,
      })
      .prepare('list', { from: [ivan], headers: { 'list-id': ['x'] } });
    const batch = ['in', 'out', 'list'].map((name) => aCollectedLetter(name, { history: true }));
    await world.intake.receiveHistory(batch);
    return { world, batch };
  };

  it('brings customers and time line with the real dates, no inquiry and no answer (MA-10)', async () => {
    const { world } = await imported();
    const [event] = world.outbox.of(ContactsImported);
    expect(event?.contacts).toMatchObject([
      { direction: 'in', at: year.toISOString(), points: [{ value: 'ivan@customer.ru' }] },
      { direction: 'out', at: year.toISOString(), points: [{ value: 'ivan@customer.ru' }] },
    ]);
    expect([...world.outbox.of(ContactReceived), ...world.outbox.of(ContactAnswered)]).toEqual([]);
    expect(world.feed.changes).toEqual([]);
    expect([...world.letters.letters.values()].some((l) => l.awaiting)).toBe(false);
    expect(world.threads.threads.size).toBe(2);
  });

  it('changes nothing the second time', async () => {
    const { world, batch } = await imported();
    const before = [world.letters.letters.size, world.outbox.events.length, world.letters.receipts.size];
    await world.intake.receiveHistory(batch);
    expect([world.letters.letters.size, world.outbox.events.length, world.letters.receipts.size]).toEqual(before);
  });

  it('is taken whole or not at all', async () => {
    const world = aMailWorld();
    const batch = ['good', 'poison', 'other'].map((name) => aCollectedLetter(name, { history: true }));
    await expect(world.intake.receiveHistory(batch)).rejects.toMatchObject({ code: 'mail.letter-unreadable' });
    expect(world.letters.letters.size).toBe(0);
  });

  it('splits what it tells sales into events of two hundred', async () => {
    const world = aMailWorld();
    const names = Array.from({ length: 201 }, (_, i) => `h${i}`);
    for (const name of names) world.parser.prepare(name, { from: [ivan] });
    await world.intake.receiveHistory(names.map((name) => aCollectedLetter(name, { history: true })));
    expect(world.outbox.of(ContactsImported).map((e) => e.contacts.length)).toEqual([200, 1]);
  });
});
