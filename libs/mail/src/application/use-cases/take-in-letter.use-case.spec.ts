import { ContactAnswered, ContactReceived } from '@prorab/sales/contract';
import { LetterBounced, LetterReceived } from '../../contract/index.js';
import type { ForwardedLetter } from '../../domain/letter-facts.js';
import { aCollectedLetter, aMailWorld, anna, boris, branch } from '../a-mail-world.builder.js';

const ivan = [{ address: 'ivan@customer.ru', name: 'Иван' }];
const fromAnna = [{ address: 'anna@firm.ru', name: 'Анна' }];
const toIvan = { from: fromAnna, to: ivan };

describe('a letter that arrives', () => {
  it('is stored raw, kept, and told to sales with its customer, group and branch', async () => {
    const world = aMailWorld();
    const letter = await world.arrives('a', {
      from: ivan,
      subject: 'Кирпич',
      ownText: 'Нужен кирпич, тел. +7 921 123-45-67',
    });
    expect(world.files.files.has(letter?.rawHash ?? '')).toBe(true);
    expect(world.outbox.of(ContactReceived)).toMatchObject([
      {
        contactId: letter?.id,
        channel: 'letter',
        threadKey: letter?.threadId,
        relatedThreadKey: null,
        group: 'щебень',
        branchId: branch,
        employeeHint: null,
        subject: 'Кирпич',
        from: [
          { kind: 'email', value: 'ivan@customer.ru', name: 'Иван' },
          { kind: 'phone', value: '+79211234567' },
        ],
      },
    ]);
    expect(world.outbox.of(LetterReceived)).toHaveLength(1);
    expect(letter).toMatchObject({ awaiting: true, direction: 'in', kind: 'person' });
    expect(world.parser.released).toHaveLength(1);
  });

  it('changes nothing when it comes again: by the same place, a new place, another mailbox (MA-05)', async () => {
    const world = aMailWorld();
    world.parser.prepare('a', { from: ivan });
    const letter = aCollectedLetter('a');
    await world.intake.receive(letter);
    const before = [world.letters.letters.size, world.outbox.events.length, world.feed.changes.length];
    await world.intake.receive(letter);
    await world.intake.receive(aCollectedLetter('a', { uid: 900 }));
    await world.intake.receive(aCollectedLetter('a', { mailbox: 'office' }));
    await world.intake.receiveHistory([letter, aCollectedLetter('a', { uid: 901, history: true })]);
    expect([world.letters.letters.size, world.outbox.events.length, world.feed.changes.length]).toEqual(before);
    expect(new Set([...world.letters.receipts.values()].map((r) => r.mailbox))).toEqual(new Set(['sales', 'office']));
  });

  it('keeps two letters with one Message-ID, and letters without any (MA-06)', async () => {
    const world = aMailWorld();
    const same = { messageId: 'same@robot.example', from: ivan };
    await world.arrives('one', { ...same, fingerprint: '1'.repeat(64) });
    await world.arrives('two', { ...same, fingerprint: '2'.repeat(64) });
    await world.arrives('two', { ...same, fingerprint: '2'.repeat(64) });
    await world.arrives('none', { messageId: null, from: ivan, fingerprint: '3'.repeat(64) });
    await world.arrives('none', { messageId: null, from: ivan, fingerprint: '3'.repeat(64) });
    expect(world.letters.letters.size).toBe(3);
    expect(world.outbox.of(ContactReceived)).toHaveLength(3);
  });

  it('without any sender is an inquiry all the same', async () => {
    const world = aMailWorld();
    await world.arrives('nobody', { from: [], returnPath: null });
    expect(world.outbox.of(ContactReceived)).toMatchObject([{ from: [] }]);
  });

  it.each([
    ['auto-reply', { headers: { 'auto-submitted': ['auto-replied'] } }],
    ['list', { headers: { 'list-id': ['<news.x>'] } }],
    ['robot', { from: [{ address: 'no-reply@bank.ru', name: '' }] }],
    ['spam', { headers: { 'x-spam-flag': ['YES'] } }],
  ])('from a machine (%s) is kept and visible, and no inquiry', async (kind, parsed) => {
    const world = aMailWorld();
    const letter = await world.arrives('m', { from: ivan, ...parsed });
    expect(letter).toMatchObject({ kind, awaiting: false });
    expect(letter?.reasons.length).toBeGreaterThan(0);
    expect(world.outbox.of(ContactReceived)).toEqual([]);
  });

  it('over the limit is a stub, flagged, and still an inquiry (MA-04)', async () => {
    const world = aMailWorld();
    const letter = await world.arrives('big', { from: ivan }, { tooLarge: true, size: 100_000_000 });
    expect(letter).toMatchObject({ tooLarge: true, size: 100_000_000 });
    expect(world.outbox.of(ContactReceived)).toHaveLength(1);
  });
});

describe('a conversation', () => {
  it('goes on by references; a changed subject is a new one linked to the old (MA-11, MA-12)', async () => {
    const world = aMailWorld();
    const first = await world.arrives('a', { from: ivan, subject: 'Кирпич' });
    const second = await world.arrives('b', { from: ivan, subject: 'Re: Кирпич', references: ['a@fake.example'] });
    const third = await world.arrives('c', { from: ivan, subject: 'Окна', inReplyTo: ['b@fake.example'] });
    expect(second?.threadId).toBe(first?.threadId);
    expect(third?.threadId).not.toBe(first?.threadId);
    expect(world.outbox.of(ContactReceived)[2]).toMatchObject({ relatedThreadKey: first?.threadId });
  });

  it('is found by a letter that comes later than its answers', async () => {
    const world = aMailWorld();
    const answer = await world.arrives('r', { from: ivan, subject: 'Re: Окна', inReplyTo: ['s@fake.example'] });
    const sibling = await world.arrives('r2', { from: ivan, subject: 'Re: Окна', inReplyTo: ['s@fake.example'] });
    const original = await world.arrives('s', { ...toIvan, subject: 'Окна' }, { folder: 'Sent' });
    expect([sibling?.threadId, original?.threadId]).toEqual([answer?.threadId, answer?.threadId]);
  });

  it('is answered from a phone: the Sent folder says so, with who it was (MA-20)', async () => {
    const world = aMailWorld();
    const letter = await world.arrives('a', { from: ivan });
    const answer = await world.arrives('s', { ...toIvan, inReplyTo: ['a@fake.example'] }, { folder: 'Sent' });
    expect(world.outbox.of(ContactAnswered)).toMatchObject([
      { threadKey: letter?.threadId, contactId: answer?.id, employeeId: anna.id, via: 'outside' },
    ]);
    expect(world.kept('a@fake.example')?.awaiting).toBe(false);
    await world.arrives('b', { from: ivan, references: ['a@fake.example'] });
    expect(world.outbox.of(ContactReceived)[1]).toMatchObject({ employeeHint: anna.id });
  });

  it('is not answered by a letter to a supplier, nor by colleagues among themselves', async () => {
    const world = aMailWorld();
    await world.arrives('a', { from: ivan });
    const supplier = [{ address: 'zavod@bricks.ru', name: '' }];
    await world.arrives('s', { from: fromAnna, to: supplier, inReplyTo: ['a@fake.example'] }, { folder: 'Sent' });
    await world.arrives('i', {
      from: fromAnna,
      to: [{ address: 'boris@firm.ru', name: '' }],
      inReplyTo: ['a@fake.example'],
    });
    expect(world.outbox.of(ContactAnswered)).toEqual([]);
    expect(world.kept('a@fake.example')?.awaiting).toBe(true);
    expect(world.threadOf('a@fake.example')).toMatchObject({
      customerAddress: 'ivan@customer.ru',
      lastStaffId: anna.id,
    });
  });

  it('takes the customer out of a forwarded letter and hints at who forwarded it (MA-13)', async () => {
    const world = aMailWorld();
    const inner: ForwardedLetter = {
      from: ivan[0]!,
      to: '',
      subject: 'Кирпич',
      date: null,
      text: 'Нужен кирпич',
      how: 'inline',
    };
    const forwarded = {
      from: [{ address: 'boris@firm.ru', name: '' }],
      to: [{ address: 'sales@firm.ru', name: '' }],
      forwarded: [inner],
    };
    await world.arrives('f', forwarded);
    expect(world.outbox.of(ContactReceived)).toMatchObject([
      { from: [{ value: 'ivan@customer.ru' }], employeeHint: boris.id },
    ]);
    // A supplier's letter forwarded into this conversation does not make the supplier its customer.
    const supplier = { ...inner, from: { address: 'zavod@bricks.ru', name: '' } };
    await world.arrives('f2', { ...forwarded, forwarded: [supplier], inReplyTo: ['f@fake.example'] });
    expect(world.threadOf('f@fake.example')).toMatchObject({
      customerAddress: 'ivan@customer.ru',
      participants: ['ivan@customer.ru'],
    });
  });

  it('makes an inquiry of what a colleague passed on to an address of ours that nobody configured', async () => {
    const inner: ForwardedLetter = { from: ivan[0]!, to: '', subject: '', date: null, text: 'Кирпич', how: 'inline' };
    const to = [{ address: 'zakaz@alias.example', name: '' }];
    const passedOn = { from: fromAnna, to, forwarded: [inner] };
    const viaSmtp = (recipient: string) =>
      ({ via: 'smtp', from: 'anna@firm.ru', to: [recipient], remoteAddress: '' }) as const;
    const world = aMailWorld();
    expect(await world.arrives('imap', passedOn)).toMatchObject({ direction: 'in', awaiting: true });
    const listened = await world.arrives('smtp', passedOn, { origin: viaSmtp('zakaz@alias.example') });
    expect(listened).toMatchObject({ direction: 'in', customer: { address: 'ivan@customer.ru' } });
    const labelled = { ...passedOn, headers: { 'delivered-to': ['<zakaz@alias.example>'] } };
    expect(await world.arrives('label', labelled)).toMatchObject({ direction: 'in' });
    // A hidden or open copy of what she passed on to somebody outside is no letter of the customer.
    const hidden = await world.arrives('bcc', passedOn, { origin: viaSmtp('sales@firm.ru') });
    const open = await world.arrives('cc', { ...passedOn, cc: [{ address: 'sales@firm.ru', name: '' }] });
    const sent = await world.arrives('sent', passedOn, { folder: 'Sent' });
    expect([hidden, open, sent].map((letter) => letter?.direction)).toEqual(['out', 'out', 'out']);
    expect(world.outbox.of(ContactReceived)).toHaveLength(3);
  });

  it('gets the report about a letter that did not arrive, bound to it (MA-19)', async () => {
    const world = aMailWorld();
    const out = await world.arrives('s', { ...toIvan, subject: 'Счёт' }, { folder: 'Sent' });
    const bounce = await world.arrives('b', {
      from: [{ address: 'mailer-daemon@mx.ru', name: '' }],
      returnPath: '',
      subject: 'Undelivered',
      bounce: {
        originalMessageId: 's@fake.example',
        recipient: 'ivan@customer.ru',
        status: '5.1.1',
        diagnostic: 'no such user',
        kind: 'hard',
      },
    });
    expect(bounce).toMatchObject({ kind: 'bounce', threadId: out?.threadId });
    expect(world.outbox.of(LetterBounced)).toMatchObject([
      { originalLetterId: out?.id, recipient: 'ivan@customer.ru', severity: 'hard', status: '5.1.1' },
    ]);
    expect(world.outbox.of(ContactReceived)).toEqual([]);
  });
});
