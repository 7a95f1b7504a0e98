import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { createTransport } from 'nodemailer';
import { Dovecot, type TestMailbox } from '../services/dovecot.js';
import { QUICK, aMailHouse, sendingTo } from './support/a-mail-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import { CustomersServer } from './support/customers-server.js';
import type { RunningHouse } from './support/running-house.js';
import { SlowSender, SlowUpload, isOpen } from './support/slow-clients.js';

interface Inquiry {
  subject: string;
}
interface Letter {
  id: string;
  threadId: string;
}
interface Answer {
  status: string;
  to: { address: string }[];
}

const letter = (id: string, subject: string): string[] => [
  `From: ${id}@firm-${id}.example`,
  'To: sales@prorab.test',
  `Subject: ${subject}`,
  `Message-ID: <${id}@firm.example>`,
  `Date: ${new Date().toUTCString()}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Price of 5000 bricks, please?',
];

describe.each(testEngines())('a house that is told to stop while it is busy, on %s', (engine) => {
  let dovecot: Dovecot;
  let box: TestMailbox;
  let customers: CustomersServer;
  let house: RunningHouse;
  let head: ApiClient;
  let remove: () => Promise<void>;

  const begin = async (stopSeconds: number): Promise<void> => {
    dovecot = await Dovecot.shared();
    box = dovecot.mailbox('drain');
    const base = await makeTestDatabase(engine);
    remove = () => base.remove();
    customers = new CustomersServer();
    await customers.start();
    house = await aMailHouse({
      base,
      box,
      company: { managers: 3 },
      mailbox: QUICK,
      server: { stopSeconds },
      mail: { listener: { lettersPerMinutePerAddress: 100_000 }, ...sendingTo(customers, 0) },
    });
    await house.start();
    head = await new ApiClient(house.url).signIn('head', PASSWORD);
    await eventually(
      async () =>
        (await head.get<{ checkedAt: string | null }[]>('/api/mail/mailboxes')).some((m) => m.checkedAt !== null),
      { message: 'the mailbox is not connected' },
    );
  };
  afterEach(async () => {
    await house.remove();
    await customers.stop();
    await remove();
  });

  const onBoard = async (): Promise<string[]> =>
    (await head.all<Inquiry>('/api/sales/inquiries?state=waiting,assigned,in-work,answered')).map((i) => i.subject);
  /** An answer on its way out, whose server has all of it and says nothing yet. */
  const answerUnderWay = async (): Promise<void> => {
    await dovecot.deliver(box.user, letter('asked', 'Asked').join('\r\n'));
    const asked = await eventually(
      async () => (await head.get<{ items: Letter[] }>('/api/mail/letters?unanswered=true')).items[0] ?? false,
      { message: 'the letter did not come' },
    );
    customers.hold();
    const manager = await new ApiClient(house.url).signIn('manager1', PASSWORD);
    await manager.post(`/api/mail/threads/${asked.threadId}/answers`, { seenLetterId: asked.id, text: '12 500 ₽' });
    await eventually(() => customers.waiting === 1, { message: 'the answer did not go out' });
  };
  const answers = (): Promise<Answer[]> => head.all<Answer>('/api/mail/answers');
  const closedDoors = (): Promise<unknown> =>
    eventually(async () => !(await isOpen(house.port)) && !(await isOpen(house.smtpPort)), {
      within: 5_000,
      message: 'new connections are still taken',
    });
  const again = async (): Promise<void> => {
    await house.start();
    head = await new ApiClient(house.url).signIn('head', PASSWORD);
  };

  it('finishes the request, the letter and the answer in hand, takes nothing new, and loses nothing', async () => {
    await begin(60);
    await answerUnderWay();
    const upload = await SlowUpload.begin(house.url, head.token, 'a plan of the house '.repeat(20_000));
    const sender = await SlowSender.begin(house.smtpPort, letter('slow', 'Slow letter'));
    const idle = await SlowSender.connected(house.smtpPort);
    await idle.say('EHLO idle.example', '250 ');

    // Letters come in by both doors all the while; what was taken by SMTP with 250 is the house's from then on.
    const arriving = dovecot.deliverMany(
      box.user,
      Array.from({ length: 20 }, (_, i) => letter(`box-${i}`, `Box ${i}`).join('\r\n')),
    );
    const taken: string[] = [];
    const pouring = pourIn(house.smtpPort, taken);
    await eventually(() => taken.length > 3, { message: 'no letter was taken' });
    let ended = false;
    const stopped = house.stop().finally(() => (ended = true));
    await closedDoors();

    // An old connection may not begin anything new either.
    expect(await idle.say('MAIL FROM:<late@firm.example>', '421 ')).toMatch(/^421 /m);
    expect(ended).toBe(false);
    upload.finish();
    expect(await upload.answer).toMatchObject({ status: 201, connection: 'close' });
    expect(await sender.say('.', '250 ')).toMatch(/^250 /m);
    await pouring;
    expect(ended).toBe(false);
    customers.release();
    expect(await stopped).toBe(0);
    await arriving;

    await again();
    const wanted = ['Asked', 'Slow letter', ...taken, ...Array.from({ length: 20 }, (_, i) => `Box ${i}`)].sort();
    await eventually(async () => (await onBoard()).length >= wanted.length, {
      message: 'a letter is not on the board',
    });
    expect((await onBoard()).sort()).toEqual(wanted);
    expect((await answers()).map((a) => a.status)).toEqual(['sent']);
    expect(customers.letters).toHaveLength(1);
  }, 120_000);

  it('does not wait for ever for those who never finish, and cuts them off so that nothing is lost or doubled', async () => {
    await begin(1);
    await answerUnderWay();
    const upload = await SlowUpload.begin(house.url, head.token, 'a plan of the house '.repeat(20_000));
    const sender = await SlowSender.begin(house.smtpPort, letter('stuck', 'Stuck letter'));
    const before = performance.now();
    expect(await house.stop()).toBe(0);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(await upload.answer).toHaveProperty('broken');
    // Never 250: the letter is still the sender's.
    await expect(sender.hears('250 ')).rejects.toThrow('hung up on');

    await again();
    expect(await onBoard()).toEqual(['Asked']);
    // It may have arrived, so it is not sent again by itself: a person is asked.
    expect((await answers()).map((a) => a.status)).toEqual(['uncertain']);
    expect(customers.letters).toHaveLength(1);
  }, 120_000);
});

/** Letter after letter over connections of their own, until the door is shut. */
async function pourIn(port: number, taken: string[]): Promise<void> {
  for (let i = 0; ; i++) {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    try {
      const subject = `Poured ${i}`;
      const raw = letter(`poured-${i}`, subject).join('\r\n');
      await transport.sendMail({ envelope: { from: 'a@firm.example', to: 'sales@prorab.test' }, raw });
      taken.push(subject);
    } catch (error) {
      if (!(error instanceof Error) || !/ECONNREFUSED|ECONNRESET|421|closed/i.test(error.message)) throw error;
      return;
    } finally {
      transport.close();
    }
  }
}
