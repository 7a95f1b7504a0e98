import { ApiProblem, NoConnection } from '../api/problem.js';
import { type Command, MemoryCommandStore } from './command.js';
import { Outbox, type OutboxOptions } from './outbox.js';

const command = (id: string, about = 'thread/1', employeeId = 'anna'): Command<string> => ({
  ...{ id, kind: 'answer', about, employeeId, body: `text of ${id}` },
  ...{ madeAt: Number(id.replace(/\D/g, '')) || 0, attempts: 0, refused: null },
});

describe('the outbox', () => {
  const world = (options: Partial<OutboxOptions> = {}) => {
    const store = options.store ?? new MemoryCommandStore();
    const sent: string[] = [];
    const waits: (() => void)[] = [];
    let line: 'up' | 'down' | ApiProblem = 'up';
    const outbox = new Outbox({ store, schedule: (work) => void waits.push(work), ...options });
    outbox.carry<string>('answer', async ({ id }) => {
      if (line === 'down') throw new NoConnection();
      if (line !== 'up') throw line;
      sent.push(id);
      return `answer to ${id}`;
    });
    return { store, sent, waits, outbox, set: (now: typeof line) => (line = now) };
  };

  it('sends at once when there is a line, and forgets what was sent', async () => {
    const { outbox, store, sent } = world();
    await outbox.open('anna');
    expect(await outbox.add(command('c1'))).toEqual({ how: 'sent', answer: 'answer to c1' });
    expect([sent, await store.all(), outbox.commands]).toEqual([['c1'], [], []]);
  });

  it('keeps what cannot be sent, and sends it later, in order and once', async () => {
    const { outbox, store, sent, waits, set } = world();
    await outbox.open('anna');
    set('down');
    expect((await outbox.add(command('c1'))).how).toBe('kept');
    expect((await outbox.add(command('c2'))).how).toBe('kept');
    expect((await store.all()).map((one) => one.id)).toEqual(['c1', 'c2']);
    expect(waits).toHaveLength(1);
    set('up');
    await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);
    expect([sent, await store.all()]).toEqual([['c1', 'c2'], []]);
  });

  it('lives through a new page, and sends with the same key', async () => {
    const first = world();
    await first.outbox.open('anna');
    first.set('down');
    await first.outbox.add(command('c1'));
    const second = world({ store: first.store });
    await second.outbox.open('anna');
    expect(second.sent).toEqual(['c1']);
  });

  it('never sends what another person has typed on this computer', async () => {
    const { outbox, store, sent, set } = world();
    await outbox.open('anna');
    set('down');
    await outbox.add(command('c1'));
    outbox.shut();
    set('up');
    await outbox.open('boris');
    expect([sent, outbox.commands.length, (await store.all()).length]).toEqual([[], 0, 1]);
    await outbox.open('anna');
    expect(sent).toEqual(['c1']);
  });

  it('leaves a refusal to its author, and lets the rest pass', async () => {
    const { outbox, sent, set } = world();
    await outbox.open('anna');
    set(new ApiProblem(409, 'mail.answered-meanwhile', 'answered meanwhile'));
    expect(await outbox.add(command('c1'))).toMatchObject({
      how: 'refused',
      problem: { code: 'mail.answered-meanwhile' },
    });
    set('up');
    expect((await outbox.add(command('c2'))).how).toBe('sent');
    await outbox.flush();
    expect([sent, outbox.commands.map(({ refused }) => refused?.code)]).toEqual([['c2'], ['mail.answered-meanwhile']]);
    expect((await outbox.retry('c1')).how).toBe('sent');
    expect(outbox.commands).toEqual([]);
  });

  it.each([429, 500, 503, 401])('takes %d for a house that asks for patience', async (status) => {
    const { outbox, set } = world();
    await outbox.open('anna');
    set(new ApiProblem(status, 'x', 'x'));
    expect((await outbox.add(command('c1'))).how).toBe('kept');
    expect(outbox.commands[0]).toMatchObject({ attempts: 1, refused: null });
  });

  it('does not let a later word about a thing overtake an earlier one', async () => {
    const { outbox, sent, set } = world();
    await outbox.open('anna');
    set('down');
    await outbox.add(command('c1'));
    set('up');
    await outbox.add(command('c2'));
    await outbox.add(command('c3', 'thread/2'));
    expect(sent).toEqual(['c1', 'c2', 'c3']);
  });
});
