import { once } from 'node:events';
import net from 'node:net';
import { SystemClock } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import { createTransport } from 'nodemailer';
import { FakeLetterIntake } from '../../../application/ports/fake-letter-intake.js';
import { listenerConfig } from '../../../mail.config.js';
import { SmtpLetterListener } from './smtp-letter-listener.js';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const act of cleanUp.splice(0).reverse()) await act();
});

async function aListener(settings: Record<string, unknown> = {}, letterBytes = 5_000_000) {
  const intake = new FakeLetterIntake();
  const troubles: Error[] = [];
  const config = listenerConfig.parse({ port: 0, ...settings });
  const listener = new SmtpLetterListener({
    config,
    letterBytes,
    intake,
    clock: new SystemClock(),
    onTrouble: (e) => troubles.push(e),
  });
  const { port } = await listener.start();
  cleanUp.push(() => listener.stop());
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, lmtp: config.protocol === 'lmtp' });
  cleanUp.push(() => transport.close());
  const send = (id: string, { to = 'sales@firm.test', body = 'Добрый день!' } = {}) =>
    transport.sendMail({
      envelope: { from: 'client@example.ru', to },
      raw: `From: client@example.ru\r\nSubject: ${id}\r\nMessage-ID: <${id}>\r\n\r\n${body}\r\n`,
    });
  return { intake, listener, port, send, troubles };
}
/** A sender of our own, for what nodemailer does not do. */
async function aSocket(port: number, greeting = /^220/) {
  const socket = net.connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  cleanUp.push(() => void socket.destroy());
  const hears = (what: RegExp) => eventually(() => what.test(heard), { message: `${what} in ${heard}` });
  const say = async (line: string, answer: RegExp): Promise<void> => {
    heard = '';
    socket.write(line);
    await hears(answer);
  };
  await hears(greeting);
  return { socket, say, hears };
}

describe('the SMTP listener', () => {
  it('says 250 when the letter is stored, byte for byte, and not before', async () => {
    const { intake, send } = await aListener();
    const gate = Promise.withResolvers<void>();
    let inHand = false;
    intake.gate = () => ((inHand = true), gate.promise);
    let answered = false;
    const sending = send('one', { body: '.точка в начале\r\n..две' }).finally(() => (answered = true));
    await eventually(() => inHand);
    expect(answered).toBe(false);
    gate.resolve();
    expect((await sending).response).toMatch(/^250/);
    const [letter] = [...intake.letters.values()];
    expect(letter).toMatchObject({ key: '<one>', mailbox: 'listener', history: false });
    expect(Buffer.from(letter?.raw ?? '', 'latin1').toString()).toContain('\r\n.точка в начале\r\n..две\r\n');
  });

  it('passes large letters through a file', async () => {
    const { intake, send } = await aListener();
    await send('drawing', { body: `${'x'.repeat(76)}\r\n`.repeat(40_000) });
    expect([...intake.letters.values()][0]?.raw.length).toBeGreaterThan(3_000_000);
  });

  it.each([
    ['storage trouble is 451', (i: FakeLetterIntake) => void (i.storageDown = true), {}, 451],
    ['too large is 552', () => undefined, { body: 'x'.repeat(6_000_000) }, 552],
    ['an unknown recipient is 550', () => undefined, { to: 'nobody@firm.test' }, 550],
  ])('%s', async (_what, prepare, letter, code) => {
    const { intake, send } = await aListener({ recipients: ['sales@firm.test', '@other.test'] });
    prepare(intake);
    await expect(send('refused', letter)).rejects.toMatchObject({ responseCode: code });
    expect(intake.letters.size).toBe(0);
    intake.storageDown = false;
    await send('next', { to: 'anyone@other.test' });
    expect(intake.ids()).toEqual(['<next>']);
  });

  it('puts a poisoned letter aside and thanks the sender', async () => {
    const { intake, send } = await aListener();
    intake.poison.add('<bad>');
    expect((await send('bad')).response).toMatch(/^250/);
    expect(intake.quarantine.map((q) => q.key)).toEqual(['<bad>']);
  });

  it('limits recipients, and letters per minute from one address', async () => {
    const { intake, port } = await aListener({ maxRecipients: 2, lettersPerMinutePerAddress: 1 });
    const { say } = await aSocket(port);
    await say('EHLO x\r\n', /^250 /m);
    await say('MAIL FROM:<a@b.c>\r\n', /^250/);
    await say('RCPT TO:<a@x.y>\r\n', /^250/);
    await say('RCPT TO:<b@x.y>\r\n', /^250/);
    await say('RCPT TO:<c@x.y>\r\n', /^452/);
    await say('RSET\r\n', /^250/);
    await say('MAIL FROM:<a@b.c>\r\n', /^451/);
    expect(intake.letters.size).toBe(0);
  });

  it('limits connections from one address, and has room again when one ends', async () => {
    const { intake, port, send } = await aListener({ maxConnectionsPerAddress: 2 });
    const [first] = [await aSocket(port), await aSocket(port)];
    const third = await aSocket(port, /^421 4\.7\.0 /);
    await eventually(() => third.socket.readableEnded || third.socket.destroyed);
    // The refused one held no place, so it gives none back.
    await aSocket(port, /^421/);
    first.socket.destroy();
    await eventually(() =>
      send('room').then(
        () => true,
        () => false,
      ),
    );
    expect(intake.ids()).toEqual(['<room>']);
  });

  it('stores nothing of a letter that breaks off, and goes on', async () => {
    const { intake, port, send } = await aListener();
    const { socket, say } = await aSocket(port);
    await say('EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<a@x.y>\r\nDATA\r\n', /^354/m);
    socket.write('Message-ID: <half>\r\n\r\nhalf');
    socket.resetAndDestroy();
    await send('whole');
    expect(intake.ids()).toEqual(['<whole>']);
  });

  it('finishes the letter in hand when told to stop', async () => {
    const { intake, listener, send } = await aListener();
    const gate = Promise.withResolvers<void>();
    let inHand = false;
    intake.gate = () => ((inHand = true), gate.promise);
    const sending = send('last');
    await eventually(() => inHand);
    const stopped = listener.stop();
    gate.resolve();
    expect((await sending).response).toMatch(/^250/);
    await stopped;
    expect(intake.ids()).toEqual(['<last>']);
  });

  it('speaks LMTP too, and takes addresses in Russian', async () => {
    const { intake, send } = await aListener({ protocol: 'lmtp' });
    await send('lmtp', { to: 'продажи@фирма.рф' });
    expect(intake.ids()).toEqual(['<lmtp>']);
  });

  it('fails to start on a port that is taken', async () => {
    const { port } = await aListener();
    await expect(aListener({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
