import { once } from 'node:events';
import net from 'node:net';
import { SMTPServer } from 'smtp-server';
import { mailSenderContract } from '../../../application/ports/mail-sender.contract.js';
import { senderConfig } from '../../../mail.config.js';
import { SmtpMailSender } from './smtp-mail-sender.js';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of cleanUp.splice(0).reverse()) await act();
});

const aSender = (port: number, more: Record<string, unknown> = {}): SmtpMailSender => {
  const config = senderConfig.parse({
    host: '127.0.0.1',
    port,
    security: 'none',
    connectSeconds: 2,
    answerSeconds: 1,
    ...more,
  });
  return new SmtpMailSender(config, (name) => ({ SMTP_PASSWORD: 'right', WRONG: 'wrong' })[name]);
};

async function aRealServer(onArrival: (letter: { from: string; to: string[]; raw: string }) => void): Promise<number> {
  const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    onAuth: ({ password }, _s, done) =>
      password === 'right' ? done(null, { user: 'x' }) : done(refuse(535, 'bad credentials')),
    onRcptTo: ({ address }, _s, done) =>
      done(
        address.startsWith('nobody@')
          ? refuse(550, 'no such user')
          : address.startsWith('later@')
            ? refuse(451, 'try later')
            : null,
      ),
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (c: Buffer) => chunks.push(c));
      stream.on('end', () => {
        onArrival({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          raw: Buffer.concat(chunks).toString(),
        });
        done(null, 'stored');
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  cleanUp.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.server.address() as net.AddressInfo).port;
}

mailSenderContract('SMTP', async () => {
  const letters: { from: string; to: string[]; raw: string }[] = [];
  const sender = aSender(await aRealServer((l) => letters.push(l)));
  cleanUp.push(() => sender.close());
  return { sender, arrived: () => letters };
});

type Stage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';
/** What the server does when a stage is reached: says a line, cuts the line, falls silent. */
type Act = { say: string } | 'reset' | 'close' | 'silence';
const polite: Record<Stage, string> = {
  ...{ greeting: '220 hi', EHLO: '250 hi', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go', body: '', dot: '250 taken' },
};

/** A server of a few lines that misbehaves exactly where it is told. */
async function aScriptedServer(stage: Stage, act: Act): Promise<number> {
  const server = net.createServer((socket) => {
    let reached = '';
    let inData = false;
    socket.on('error', () => undefined);
    const reach = (at: Stage): boolean => {
      if (at !== stage) {
        if (polite[at]) socket.write(`${polite[at]}\r\n`);
        return true;
      }
      if (typeof act === 'object') socket.write(act.say);
      else if (act === 'reset') socket.resetAndDestroy();
      else if (act === 'close') socket.destroy();
      else if (stage === 'body') socket.pause();
      else socket.removeAllListeners('data').resume();
      return typeof act === 'object';
    };
    socket.on('data', (data) => {
      reached = (inData ? reached.slice(-5) : reached) + data.toString('latin1');
      for (;;) {
        if (inData) {
          if (stage === 'body') return void reach('body');
          if (!reached.endsWith('\r\n.\r\n')) return;
          inData = false;
          reached = '';
          return void reach('dot');
        }
        const end = reached.indexOf('\r\n');
        if (end < 0) return;
        const command = reached.slice(0, 4).toUpperCase();
        reached = reached.slice(end + 2);
        if (command === 'QUIT') return void socket.end('221 bye\r\n');
        if (!reach(command as Stage)) return;
        if (command === 'DATA') inData = true;
      }
    });
    reach('greeting');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUp.push(() => void server.close());
  return (server.address() as net.AddressInfo).port;
}

const letter = (bytes = 100) => ({
  from: 'sales@firm.test',
  to: ['client@example.ru'],
  async *open() {
    yield Buffer.from('Subject: x\r\n\r\n');
    for (let left = bytes; left > 0; left -= 65_536)
      yield Buffer.alloc(Math.min(left, 65_536), `${'x'.repeat(70)}\r\n`);
  },
});

describe('the fate of a letter when the server fails', () => {
  const cuts = (stage: Stage, outcome: string): [Stage, Act, string][] => [
    [stage, 'reset', outcome],
    [stage, 'close', outcome],
    [stage, 'silence', outcome],
  ];
  it.each([
    ...(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'body'] as const).flatMap((stage) => cuts(stage, 'try-later')),
    ...cuts('dot', 'uncertain'),
    ['dot', { say: '25' }, 'uncertain'],
    ['dot', { say: '250 taken\r\n' }, 'accepted'],
    ['dot', { say: '554 spam\r\n' }, 'rejected'],
    ['dot', { say: '451 disk full\r\n' }, 'try-later'],
    ['dot', { say: '421 going down\r\n' }, 'try-later'],
    ['DATA', { say: '554 no\r\n' }, 'rejected'],
    ['DATA', { say: '451 no\r\n' }, 'try-later'],
    ['RCPT', { say: '550 unknown\r\n' }, 'rejected'],
    ['RCPT', { say: '450 greylisted\r\n' }, 'try-later'],
    ['MAIL', { say: '553 not your address\r\n' }, 'rejected'],
    ['MAIL', { say: '503 order\r\n' }, 'try-later'],
    ['greeting', { say: '554 no service\r\n' }, 'try-later'],
    ['greeting', { say: '421 busy\r\n' }, 'try-later'],
  ] as [Stage, Act, string][])('%s, %j: %s', async (stage, act, outcome) => {
    const sender = aSender(await aScriptedServer(stage, act));
    // A body that no buffer on the way swallows whole, where it matters that it is not sent yet.
    const result = await sender.send(letter(stage === 'body' ? 60_000_000 : 100));
    expect(result).toMatchObject({ outcome });
    await sender.close();
  });

  it('is try-later when nobody listens, or the name does not exist', async () => {
    expect((await aSender(1).send(letter())).outcome).toBe('try-later');
    expect((await aSender(1, { host: 'no.such.host.invalid' }).send(letter())).outcome).toBe('try-later');
  });
  it('is try-later when our password is wrong or missing: the letter is not to blame', async () => {
    const port = await aRealServer(() => undefined);
    const as = (passwordEnv: string) => aSender(port, { user: 'x', passwordEnv }).send(letter());
    expect(await as('WRONG')).toMatchObject({ outcome: 'try-later', response: expect.stringContaining('535') });
    expect(await as('ABSENT')).toMatchObject({ outcome: 'try-later', response: 'ABSENT is not set' });
    expect((await as('SMTP_PASSWORD')).outcome).toBe('accepted');
  });
  it('refuses to send in the open when TLS is required', async () => {
    const sender = aSender(await aRealServer(() => undefined), { security: 'starttls' });
    expect((await sender.send(letter())).outcome).toBe('try-later');
  });
  it('throws when the letter itself cannot be read, and the server gets no half of it', async () => {
    const arrived: string[] = [];
    const sender = aSender(await aRealServer((l) => arrived.push(l.raw)));
    const broken = {
      ...letter(),
      async *open() {
        yield Buffer.from('Subject: x\r\n\r\nhalf');
        throw new Error('disk');
      },
    };
    await expect(sender.send(broken)).rejects.toThrow('disk');
    expect(arrived).toEqual([]);
  });
});
