import { SystemClock } from '@prorab/kernel';
import { TaskWorker } from '@prorab/platform';
import { Tables } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type MailHouse, aMailHouse } from './adapters/in/http/a-mail-house.builder.js';
import { SmtpLetterListener } from './adapters/in/smtp/index.js';
import { SmtpMailSender } from './adapters/out/smtp/index.js';
import { FakeLetterIntake } from './application/ports/fake-letter-intake.js';
import { MailLines } from './index.js';
import { listenerConfig, senderConfig } from './mail.config.js';

const wire = (port: number) => senderConfig.parse({ host: '127.0.0.1', port, security: 'none' });

/** Letter in by SMTP, answer out by SMTP, its bounce in by SMTP: real listener, parser, tables, jobs and sender. */
describe.each(testEngines())('a conversation over the wire on %s', (engine) => {
  const world = new FakeLetterIntake();
  const outside = new SmtpLetterListener({
    config: listenerConfig.parse({ port: 0 }),
    letterBytes: 1e6,
    intake: world,
    clock: new SystemClock(),
  });
  let house: MailHouse;
  let customer: SmtpMailSender;
  beforeAll(async () => {
    const { port } = await outside.start();
    house = await aMailHouse(engine, { sender: wire(port) }, { works: true });
    customer = new SmtpMailSender(wire(house.app.get(MailLines).address?.port ?? 0));
  });
  afterAll(async () => {
    await house.close();
    await outside.stop();
  });
  const writes = async (source: string): Promise<void> => {
    const sent = await customer.send({
      ...{ from: 'ivan@stroy.ru', to: ['sales@firm.ru'] },
      async *open() {
        yield Buffer.from(source.replaceAll('\n', '\r\n'));
      },
    });
    expect(sent.outcome).toBe('accepted');
  };
  const events = async (name: string) =>
    (
      await house.app
        .get(Tables)
        .all<{ payload: string }>('select payload from platform_event where name = ? order by id', [name])
    ).map((r) => JSON.parse(r.payload) as Record<string, unknown>);

  it('goes there and back', async () => {
    await writes(
      'From: Ivan <ivan@stroy.ru>\nTo: sales@firm.ru\nSubject: Brick\nMessage-ID: <w1@stroy.ru>\n\nHow much?\n',
    );
    const [contact] = await events('sales.contact-received.v1');
    expect(contact).toMatchObject({ channel: 'letter', group: 'щебень', from: [{ value: 'ivan@stroy.ru' }] });
    const { threadKey, contactId } = contact as { threadKey: string; contactId: string };
    const body = { seenLetterId: contactId, text: 'Двенадцать рублей' };
    const { body: answer } = await house.ask('POST', `/threads/${threadKey}/answers`, { body });
    // Fourteen seconds later it has not left, though the worker has done what fell due meanwhile; then it does.
    house.clock.advance({ seconds: 14 });
    await house.app.get(TaskWorker).drain();
    expect(world.letters.size).toBe(0);
    house.clock.advance({ seconds: 2 });
    await eventually(() => world.letters.size === 1, { message: 'the answer did not leave' });
    const [letter] = [...world.letters.values()];
    expect(letter?.raw).toMatch(/^In-Reply-To:\s+<w1@stroy\.ru>/m);
    expect(letter?.raw).toMatch(/^X-Prorab-Thread: /m);
    await eventually(async () => (await events('mail.answer-sent.v1')).length === 1);
    expect(await events('sales.contact-answered.v1')).toMatchObject([
      { threadKey, contactId: answer.id, via: 'board' },
    ]);

    const id = /^Message-ID:\s+(<[^>]*>)/im.exec(letter?.raw ?? '')?.[1] ?? '';
    await writes(
      `From: mailer-daemon@stroy.ru\nTo: sales@firm.ru\nSubject: Undelivered\nMessage-ID: <b1@stroy.ru>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.stroy.ru\n\nFinal-Recipient: rfc822; ivan@stroy.ru\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: ${id}\nSubject: x\n\n--b--\n`,
    );
    expect(await events('mail.letter-bounced.v1')).toMatchObject([
      { answerId: answer.id, threadId: threadKey, status: '5.1.1', severity: 'hard' },
    ]);
    const { body: thread } = await house.ask('GET', `/threads/${threadKey}`);
    const items = thread.items as unknown as { what: string; answer?: object }[];
    expect(items.find((i) => i.what === 'answer')?.answer).toMatchObject({
      status: 'sent',
      bounces: [{ status: '5.1.1' }],
    });
  });
});
