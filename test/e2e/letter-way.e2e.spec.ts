import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { createTransport } from 'nodemailer';
import { Dovecot, type TestMailbox } from '../services/dovecot.js';
import { QUICK, aMailHouse, sendingTo } from './support/a-mail-house.js';
import { ApiClient } from './support/api.js';
import { Board } from './support/board.js';
import { PASSWORD } from './support/company.js';
import { CustomersServer } from './support/customers-server.js';
import type { RunningHouse } from './support/running-house.js';

interface Inquiry {
  inquiryId: string;
  number: number;
  status: string;
  ownerId: string | null;
  subject: string;
  threads: string[];
  version: number;
  history: { because?: string[] }[];
}
interface Letter {
  id: string;
  threadId: string;
  subject: string;
  kind: string;
}

describe.each(testEngines())('the way of a letter, on %s', (engine) => {
  let dovecot: Dovecot;
  let box: TestMailbox;
  let customers: CustomersServer;
  let house: RunningHouse;
  let head: ApiClient;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    dovecot = await Dovecot.shared();
    box = dovecot.mailbox('way');
    const base = await makeTestDatabase(engine);
    remove = () => base.remove();
    customers = new CustomersServer();
    await customers.start();
    house = await aMailHouse({
      base,
      box,
      company: { managers: 3, capacity: 20 },
      mailbox: { ...QUICK, branch: 'псков' },
      mail: sendingTo(customers, 0.2),
    });
    await house.start();
    head = await new ApiClient(house.url).signIn('head', PASSWORD);
    await eventually(
      async () =>
        (await head.get<{ mailbox: string; checkedAt: string | null }[]>('/api/mail/mailboxes')).some(
          (m) => m.mailbox === 'sales' && m.checkedAt !== null,
        ),
      { within: 30_000, message: 'the mailbox is not connected' },
    );
  }, 120_000);
  afterAll(async () => {
    await house.remove();
    await customers.stop();
    await remove();
  });

  const letter = ({
    id,
    subject,
    replyTo,
    text = 'Здравствуйте!',
  }: {
    id: string;
    subject: string;
    replyTo?: string;
    text?: string;
  }): string =>
    [
      'From: =?utf-8?B?0JjQstCw0L0=?= <ivan@stroydvor.example>',
      'To: sales@prorab.test',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `Message-ID: <${id}@stroydvor.example>`,
      ...(replyTo ? [`In-Reply-To: ${replyTo}`, `References: ${replyTo}`] : []),
      `Date: ${new Date().toUTCString()}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '',
    ].join('\r\n');

  it('goes from the mailbox to every board, to an owner with reasons, and back to the customer', async () => {
    const boards = [
      new Board(house.url, head.token),
      new Board(house.url, (await new ApiClient(house.url).signIn('manager2', PASSWORD)).token),
    ];
    await Promise.all(boards.map((b) => b.connect()));
    await dovecot.deliver(
      box.user,
      letter({ id: 'first', subject: 'Кирпич М150', text: 'Нужно 5000 шт. Тел. 8 911 222-33-44' }),
    );
    const opened = await boards[0]!.heard('inquiry-opened');
    await boards[1]!.heard('inquiry-opened', (c) => c.subject === opened.subject);
    await Promise.all(boards.map((b) => b.heard('inquiry-assigned', (c) => c.subject === opened.subject)));

    const inquiry = await head.get<Inquiry>(`/api/sales/inquiries/${opened.subject}`);
    expect(inquiry).toMatchObject({ subject: 'Кирпич М150', status: 'assigned' });
    expect(inquiry.ownerId).not.toBeNull();
    expect(inquiry.history.flatMap((h) => h.because ?? []).length).toBeGreaterThan(0);

    // A board that was away gets exactly what it missed.
    boards[1]!.disconnect();
    const [asked] = (await head.get<{ items: Letter[] }>('/api/mail/letters?unanswered=true')).items;
    const manager = await new ApiClient(house.url).signIn('manager1', PASSWORD);
    await manager.post(`/api/mail/threads/${asked!.threadId}/answers`, {
      seenLetterId: asked!.id,
      text: 'Есть, 12 500 ₽ за тысячу.',
    });
    await boards[0]!.heard('inquiry-answered', (c) => c.subject === opened.subject);
    const received = customers.letters.at(-1)!;
    expect(received.to).toEqual(['ivan@stroydvor.example']);
    const ownId = /^Message-ID:\s*(<[^>]+>)/im.exec(received.raw)![1]!;
    await eventually(async () => (await dovecot.count(box.user, 'Sent')) === 1, {
      within: 30_000,
      message: 'the answer did not come into Sent',
    });

    // The customer answers: the same inquiry, open again, the same owner.
    await dovecot.deliver(
      box.user,
      letter({ id: 'second', subject: 'Re: Кирпич М150', replyTo: ownId, text: 'Беру.' }),
    );
    const joined = await boards[0]!.heard('inquiry-joined', (c) => c.subject === opened.subject);
    expect(joined.subject).toBe(opened.subject);
    const again = await head.get<Inquiry>(`/api/sales/inquiries/${opened.subject}`);
    expect(again.ownerId).toBe(inquiry.ownerId);
    await boards[1]!.connect();
    await boards[1]!.heard('inquiry-joined', (c) => c.subject === opened.subject);
    expect(boards.map((b) => b.isGapless)).toEqual([true, true]);
    expect(boards[1]!.kinds(opened.subject)).toEqual(boards[0]!.kinds(opened.subject));
    boards.forEach((b) => b.disconnect());
  }, 90_000);

  it('comes by SMTP as well, and the command tells its way', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: house.smtpPort, ignoreTLS: true });
    await transport.sendMail({
      from: 'olga@krovlya.example',
      to: 'sales@prorab.test',
      subject: 'Черепица',
      text: 'Нужна металлочерепица',
    });
    transport.close();
    const inquiry = await eventually(
      async () =>
        (await head.get<{ items: Inquiry[] }>('/api/sales/inquiries?sort=newest')).items.find(
          (i) => i.subject === 'Черепица',
        ) ?? false,
      { message: 'no inquiry from the letter by SMTP' },
    );
    expect(inquiry.number).toBeGreaterThan(0);
    const said = await house.command(
      'letter',
      `${process.cwd()}/test/fixtures/letters/form-tilda.eml`,
      '--smtp',
      `127.0.0.1:${house.smtpPort}`,
      '--api',
      house.url,
      '--login',
      'head',
      '--password',
      PASSWORD,
    );
    expect(said).toContain('Марина Соколова');
    expect(said).toMatch(/Заявка № \d+: у сотрудника Менеджер \d/);
  }, 60_000);

  it('is closed by an answer from a phone, seen in the Sent folder', async () => {
    // Another customer: within the window a letter of the same one would join his open inquiry.
    await dovecot.deliver(box.user, letter({ id: 'phone', subject: 'Цемент' }).replace('ivan@', 'petr@'));
    const inquiry = await eventually(
      async () =>
        (await head.get<{ items: Inquiry[] }>('/api/sales/inquiries?sort=newest')).items.find(
          (i) => i.subject === 'Цемент',
        ) ?? false,
      { message: 'no inquiry' },
    );
    const raw = letter({ id: 'from-phone', subject: 'Re: Цемент', replyTo: '<phone@stroydvor.example>' })
      .replace(/^From:.*$/m, 'From: manager1@prorab.test')
      .replace(/^To:.*$/m, 'To: petr@stroydvor.example');
    const { ImapFlow } = await import('imapflow');
    const phone = new ImapFlow({
      host: box.host,
      port: box.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: box.user, pass: box.password },
      logger: false,
    });
    await phone.connect();
    await phone.append('Sent', raw, ['\\Seen']);
    await phone.logout();
    await eventually(
      async () => (await head.get<Inquiry>(`/api/sales/inquiries/${inquiry.inquiryId}`)).status === 'answered',
      { within: 30_000, message: 'the answer from the phone was not seen' },
    );
  }, 60_000);

  it('is spam on the board when it is spam in the mail, and comes back as the same inquiry', async () => {
    await dovecot.deliver(box.user, letter({ id: 'spam', subject: 'Выгодно' }).replace('ivan@', 'spam@'));
    const ofSubject = async () =>
      (await head.all<Inquiry>('/api/sales/inquiries?state=waiting,assigned,in-work,answered,spam')).filter(
        (i) => i.subject === 'Выгодно',
      );
    const stands = (status: RegExp) =>
      eventually(
        async () => {
          const [only, ...others] = await ofSubject();
          return only && others.length === 0 && status.test(only.status) ? only : false;
        },
        { message: `the inquiry is not ${String(status)}` },
      );
    const before = await stands(/assigned/);
    const [kept] = (await head.get<{ items: Letter[] }>('/api/mail/letters?address=spam@stroydvor.example')).items;
    await head.post(`/api/mail/letters/${kept!.id}/classify`, { as: 'spam' });
    expect((await stands(/spam/)).ownerId).toBeNull();
    await head.post(`/api/mail/letters/${kept!.id}/classify`, { as: 'person' });
    expect(await stands(/assigned/)).toMatchObject({ number: before.number, ownerId: before.ownerId });

    // And the other way round: what is no spam on the board is none in the mail.
    await head.post(`/api/mail/letters/${kept!.id}/classify`, { as: 'spam' });
    const { inquiryId } = await stands(/spam/);
    await head.delete(`/api/sales/inquiries/${inquiryId}/spam`);
    await stands(/assigned/);
    await eventually(async () => (await head.get<Letter>(`/api/mail/letters/${kept!.id}`)).kind === 'person', {
      message: 'the letter is spam still',
    });
  }, 60_000);

  it('stops cleanly when asked', async () => {
    expect(await house.stop()).toBe(0);
  });
});
