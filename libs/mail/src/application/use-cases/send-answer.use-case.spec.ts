import { ContactAnswered } from '@prorab/sales/contract';
import { AnswerFailed, AnswerSent } from '../../contract/index.js';
import { anAnsweringWorld } from '../an-answering-world.builder.js';
import { anna, salesBox } from '../a-mail-world.builder.js';

const ivan = { address: 'ivan@stroy.ru', name: 'Иван' };
const written = async (to = [ivan]) => {
  const world = anAnsweringWorld();
  const letter = await world.arrives('a', { from: [ivan], subject: 'Кирпич' });
  const answer = await world.writes({
    threadId: letter?.threadId ?? '',
    seenLetterId: letter?.id ?? '',
    text: 'Есть',
    to,
  });
  world.clock.advance({ seconds: 15 });
  const now = () => world.answers.answers.get(answer.id);
  return { world, letter, answer, answerId: answer.id, now };
};

describe('sending an answer', () => {
  it('tells sales and everybody once, and files a copy in Sent once', async () => {
    const { world, answerId, answer, letter, now } = await written();
    await world.send.execute({ answerId });
    await world.send.execute({ answerId });
    expect(world.sender.sent).toMatchObject([{ from: 'sales@firm.ru', to: ['ivan@stroy.ru'] }]);
    expect(now()).toMatchObject({
      status: 'sent',
      attempts: 1,
      recipients: [{ address: ivan.address, outcome: 'accepted' }],
    });
    expect(world.outbox.of(ContactAnswered)).toMatchObject([
      { threadKey: letter?.threadId, contactId: answerId, employeeId: anna.id, via: 'board' },
    ]);
    expect(world.outbox.of(AnswerSent)).toMatchObject([{ answerId, refused: [] }]);
    expect(world.kept('a@fake.example')?.awaiting).toBe(false);
    await world.file.execute({ answerId });
    await world.file.execute({ answerId });
    expect(world.archive.appended).toHaveLength(1);
    // The copy comes back from Sent: recognised, not a second answer.
    const copy = await world.arrives(
      'copy',
      { messageId: answer.messageId, from: [{ address: 'sales@firm.ru', name: '' }], to: [ivan] },
      { folder: 'Sent' },
    );
    expect(copy).toMatchObject({ threadId: letter?.threadId, answerId, authorId: anna.id });
    expect(world.outbox.of(ContactAnswered)).toHaveLength(1);
  });

  it('that died on the way asks a person and is never sent twice by itself', async () => {
    const { world, answerId, now } = await written();
    world.sender.send = async () => {
      throw Object.assign(new Error('killed'), { killed: true });
    };
    const dead = world.work.run.bind(world.work);
    let units = 0;
    world.work.run = (unit) => (++units === 2 ? Promise.reject(new Error('killed')) : dead(unit));
    await expect(world.send.execute({ answerId })).rejects.toThrow('killed');
    expect(now()?.status).toBe('sending');
    world.work.run = dead;
    await world.send.execute({ answerId });
    expect(now()?.status).toBe('uncertain');
    await world.send.execute({ answerId });
    expect(world.outbox.of(AnswerFailed)).toMatchObject([{ answerId, status: 'uncertain' }]);
    expect(world.outbox.of(AnswerSent)).toEqual([]);
  });

  it('of uncertain fate is decided by a person: it arrived, or send it again', async () => {
    for (const decision of ['confirm', 'resend'] as const) {
      const { world, answerId, now } = await written();
      world.sender.script.push('uncertain');
      await world.send.execute({ answerId });
      expect(now()?.status).toBe('uncertain');
      await world[decision].execute({ answerId });
      if (decision === 'resend') {
        expect(world.jobs.orders.filter((o) => o.job === 'mail.send-answer')).toHaveLength(2);
        await world.send.execute({ answerId });
      }
      expect(now()?.status).toBe('sent');
      expect(world.outbox.of(AnswerSent)).toHaveLength(1);
      await expect(world[decision].execute({ answerId })).rejects.toMatchObject({ code: 'mail.answer-not-uncertain' });
    }
  });

  it('is tried later with growing pauses, to those only who have not got it', async () => {
    const { world, answerId, now } = await written([
      ivan,
      { address: 'later@stroy.ru', name: '' },
      { address: 'nobody@stroy.ru', name: '' },
    ]);
    await world.send.execute({ answerId });
    expect(now()).toMatchObject({
      status: 'try-later',
      recipients: [{ outcome: 'accepted' }, { outcome: 'later' }, { outcome: 'refused' }],
    });
    expect(world.outbox.of(ContactAnswered)).toHaveLength(1);
    expect(world.jobs.orders.at(-1)?.runAt).toEqual(new Date(world.clock.now().getTime() + 60_000));
    for (let i = 2; i <= 12; i++) await world.send.execute({ answerId });
    expect(world.sender.sent).toHaveLength(1);
    expect(now()).toMatchObject({ status: 'sent', attempts: 12 });
    expect(world.outbox.of(AnswerSent)).toMatchObject([
      { refused: ['nobody@stroy.ru', 'later@stroy.ru'].sort().reverse() },
    ]);
    expect(world.outbox.of(ContactAnswered)).toHaveLength(1);
  });

  it('refused for good is shown as failed, with what the server said', async () => {
    const { world, answerId, now } = await written([{ address: 'nobody@stroy.ru', name: '' }]);
    await world.send.execute({ answerId });
    expect(now()).toMatchObject({
      status: 'failed',
      recipients: [{ outcome: 'refused', response: '550 no such user' }],
    });
    expect(world.outbox.of(AnswerFailed)).toMatchObject([{ status: 'failed' }]);
    expect([...world.outbox.of(ContactAnswered), ...world.outbox.of(AnswerSent)]).toEqual([]);
  });
});

describe('the automatic acknowledgement', () => {
  const acknowledging = () => anAnsweringWorld({ mailboxes: [{ ...salesBox, acknowledgement: 'Получили' }] });

  it('stops at two in a conversation with a robot (MA-09)', async () => {
    const world = acknowledging();
    for (let i = 0; i < 5; i++) {
      const letter = await world.arrives(`r${i}`, {
        from: [ivan],
        subject: 'Робот',
        ...(i && { inReplyTo: [`r${i - 1}@fake.example`] }),
      });
      const [order] = world.jobs.orders.filter((o) => o.job === 'mail.acknowledge-letter' && o.key === letter?.id);
      expect(order).toBeDefined();
      await world.acknowledge.execute({ letterId: letter?.id ?? '' });
    }
    const automatic = [...world.answers.answers.values()];
    expect(automatic).toHaveLength(2);
    expect(automatic[0]).toMatchObject({ automatic: true, authorId: null, to: [ivan] });
    expect(world.composer.drafts[0]).toMatchObject({ automatic: true, headers: { 'X-Prorab-Automatic': 'yes' } });
    await world.send.execute({ answerId: automatic[0]?.id ?? '' });
    expect(world.sender.sent[0]?.from).toBe('');
    expect(world.outbox.of(ContactAnswered)).toEqual([]);
  });

  it('never goes to lists, bounces, robots, history, nor where it is not configured (MA-08, MA-10)', async () => {
    const world = acknowledging();
    await world.arrives('l', { from: [ivan], headers: { 'list-id': ['x'] } });
    await world.arrives('n', { from: [ivan], returnPath: '' });
    await world.arrives('s', { from: [ivan], headers: { 'x-auto-response-suppress': ['All'] } });
    world.parser.prepare('h', { from: [ivan] });
    await anAnsweringWorld().arrives('a', { from: [ivan] });
    expect(world.jobs.orders).toEqual([]);
  });
});
