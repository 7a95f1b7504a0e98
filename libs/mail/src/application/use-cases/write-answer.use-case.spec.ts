import { anAnsweringWorld } from '../an-answering-world.builder.js';
import { anna, boris, branch, salesBox } from '../a-mail-world.builder.js';

const ivan = { address: 'ivan@stroy.ru', name: 'Иван' };
const asked = async (differing = {}) => {
  const world = anAnsweringWorld({ mailboxes: [{ ...salesBox, branch: 'Урал' }] });
  const letter = await world.arrives('a', { from: [ivan], subject: 'Кирпич', text: 'Нужен кирпич', ...differing });
  const [threadId, seenLetterId] = [letter?.threadId ?? '', letter?.id ?? ''];
  return { world, threadId, seenLetterId, text: 'Есть' };
};

describe('an answer from the board', () => {
  it('is made a whole letter at once and waits fifteen seconds', async () => {
    const { world, ...request } = await asked({
      cc: [
        { address: 'boss@stroy.ru', name: '' },
        { address: 'zavod@bricks.ru', name: '' },
        { address: 'office@firm.ru', name: '' },
      ],
    });
    const answer = await world.writes(request);
    expect(answer).toMatchObject({
      status: 'waiting',
      to: [ivan],
      subject: 'Re: Кирпич',
      authorId: anna.id,
      automatic: false,
    });
    // Who is copied: people of the customer's own company, never suppliers or ourselves.
    expect(answer.cc).toEqual([{ address: 'boss@stroy.ru', name: '' }]);
    expect(world.composer.drafts[0]).toMatchObject({
      from: { address: 'sales@firm.ru', name: 'Анна, Фирма' },
      signature: 'Анна, фирма',
      inReplyTo: 'a@fake.example',
      quote: { head: expect.stringMatching(/2026.*Иван пишет:$/), text: 'Нужен кирпич' },
      headers: { 'X-Prorab-Thread': request.threadId },
    });
    expect(answer.messageId).toMatch(new RegExp(`^prorab\\.${request.threadId}\\.[0-9a-f]{32}@firm\\.ru$`));
    const runAt = new Date(world.clock.now().getTime() + 15_000);
    expect(world.jobs.orders).toMatchObject([{ job: 'mail.send-answer', runAt, payload: { answerId: answer.id } }]);
    expect(world.files.files.has(answer.rawHash)).toBe(true);
  });

  it('keeps its subject as one line, whatever was pasted', async () => {
    const { world, ...request } = await asked();
    const pasted = { ...request, subject: ' Цена\r\nBcc: evil@x.example\u2028\u0007 на  кирпич ' };
    expect((await world.writes(pasted)).subject).toBe('Цена Bcc: evil@x.example на кирпич');
    expect((await world.writes({ ...request, subject: '\r\n', anyway: true })).subject).toBe('Re: Кирпич');
  });

  it('can be taken back until it leaves, and only then', async () => {
    const { world, ...request } = await asked();
    const { id } = await world.writes(request);
    await world.takesBack({ answerId: id, ofOthers: false });
    await world.takesBack({ answerId: id, ofOthers: false });
    expect(world.jobs.orders).toEqual([]);
    await world.send.execute({ answerId: id });
    expect(world.sender.sent).toEqual([]);
    const second = await world.writes(request);
    await world.send.execute({ answerId: second.id });
    await expect(world.takesBack({ answerId: second.id, ofOthers: false })).rejects.toMatchObject({
      code: 'mail.answer-under-way',
    });
  });

  it('is taken back by its author, or by one who may for all', async () => {
    const { world, ...request } = await asked();
    const { id } = await world.writes(request);
    await expect(world.takesBack({ answerId: id, ofOthers: false }, boris)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'mail.answer-of-another',
    });
    expect(world.jobs.orders).toHaveLength(1);
    await world.takesBack({ answerId: id, ofOthers: true }, boris);
    expect(world.jobs.orders).toEqual([]);
  });

  it('is refused when a colleague answered meanwhile, naming who and when, unless the writer insists', async () => {
    const { world, ...request } = await asked();
    const first = await world.writes(request, boris);
    await expect(world.writes(request)).rejects.toMatchObject({
      code: 'mail.answered-meanwhile',
      details: { what: 'answer', id: first.id, who: 'Борис', at: first.createdAt.toISOString(), zone: 'Europe/Moscow' },
    });
    // A box of the branch in Yekaterinburg: its people look at another clock.
    world.settings.settle(() => ({ id: branch, zone: 'Asia/Yekaterinburg' }));
    await expect(world.writes(request)).rejects.toMatchObject({ details: { zone: 'Asia/Yekaterinburg' } });
    await world.writes({ ...request, anyway: true });
    await world.writes({ ...request, seenAnswerId: [...world.answers.answers.keys()].at(-1) ?? null });
    expect(world.answers.answers.size).toBe(3);
  });

  it('is refused when the customer wrote once more or somebody answered from a phone', async () => {
    const { world, ...request } = await asked();
    await world.arrives('b', { from: [ivan], subject: 'Re: Кирпич', inReplyTo: ['a@fake.example'] });
    await expect(world.writes(request)).rejects.toMatchObject({ details: { what: 'customer-letter', who: 'Иван' } });
    const outside = await world.arrives(
      's',
      {
        from: [{ address: boris.emails[0]!, name: '' }],
        to: [ivan],
        subject: 'Re: Кирпич',
        inReplyTo: ['b@fake.example'],
      },
      { folder: 'Sent' },
    );
    await expect(
      world.writes({ ...request, seenLetterId: world.kept('b@fake.example')?.id ?? '' }),
    ).rejects.toMatchObject({
      details: { what: 'own-letter', id: outside?.id, who: 'Борис' },
    });
  });

  it('never goes to the writer of a letter that a colleague passed on, nor quotes it (MA-13)', async () => {
    const { world, ...request } = await asked();
    const supplier = { address: 'zavod@bricks.ru', name: 'Завод' };
    const inner = {
      from: supplier,
      to: '',
      subject: 'Цена',
      date: null,
      text: 'наша цена 5 ₽',
      how: 'inline' as const,
    };
    const passedOn = await world.arrives('f', {
      ...{ from: [{ address: boris.emails[0]!, name: '' }], to: [{ address: 'sales@firm.ru', name: '' }] },
      ...{ inReplyTo: ['a@fake.example'], forwarded: [inner], text: 'FYI наша цена 5 ₽', subject: 'Re: Кирпич' },
    });
    const answer = await world.writes({ ...request, seenLetterId: passedOn?.id ?? '' });
    expect(answer.to).toEqual([ivan]);
    expect(world.composer.drafts[0]).not.toHaveProperty('quote');
  });

  it.each([
    ['mail.recipient-invalid', { to: [{ address: 'a@b\r\nBcc: x@y.ru', name: '' }] }],
    ['mail.recipient-missing', { to: [{ address: 'boris@firm.ru', name: '' }] }],
    ['mail.answer-empty', { text: '  ' }],
    ['mail.upload-missing', { attachments: [{ hash: 'e'.repeat(64) }] }],
    ['mail.thread-missing', { threadId: '0190a000-0000-7000-8000-00000000ffff' }],
  ])('is refused with %s', async (code, wrong) => {
    const { world, ...request } = await asked();
    await expect(world.writes({ ...request, ...wrong })).rejects.toMatchObject({ code });
    expect(world.answers.answers.size).toBe(0);
  });

  it('carries uploaded files, within the limit', async () => {
    const { world, ...request } = await asked();
    const upload = { hash: 'c'.repeat(64), name: 'смета.pdf', type: 'application/pdf', size: 10 };
    await world.uploads.keep(upload);
    world.files.files.set(upload.hash, Buffer.from('%PDF'));
    const answer = await world.writes({ ...request, attachments: [{ hash: upload.hash }] });
    expect(answer.attachments).toEqual([upload]);
    world.uploads.rows.set(upload.hash, { ...upload, size: 30_000_000 });
    await expect(
      world.writes({ ...request, anyway: true, attachments: [{ hash: upload.hash }] }),
    ).rejects.toMatchObject({
      code: 'mail.answer-too-large',
    });
  });
});
