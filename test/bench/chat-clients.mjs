// Some hundreds of desks in one process: raw WebSocket frames of Engine.IO and Socket.IO, looked at as text where that is enough, so that
// the clients are not what is measured. Told by the parent over IPC what to do; see chat.bench.ts.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WebSocket } from 'ws';

/** Same clock in all processes of the machine. */
const now = () => Number(process.hrtime.bigint() / 1_000n);
const MARK = '"text":"sent at ';
/** Deliveries by tenths of a millisecond; the last one is for everything beyond. */
const buckets = new Uint32Array(100_001);
const delay = monitorEventLoopDelay({ resolution: 5 });
let heard = 0;
let confirmed = 0;
let refused = 0;
const desks = new Map();

function open(url, { token, room }) {
  return new Promise((done, fail) => {
    const socket = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
    const desk = { socket, room, asked: 0 };
    socket.on('error', fail);
    socket.on('close', () => (desk.closed = true));
    socket.on('message', (data) => {
      const text = data.toString('latin1');
      if (text.startsWith('42/desk,["chat:message"')) return hear(text);
      if (text === '2') return socket.send('3');
      if (text.startsWith('0')) return socket.send(`40/desk,${JSON.stringify({ token, room })}`);
      if (text.startsWith('40/desk')) return socket.send('42/desk,0["chat:hello",{}]');
      if (text.startsWith('44/desk')) return fail(new Error(text));
      if (text.startsWith('43/desk,0[')) return done(desk);
      if (text.startsWith('43/desk,')) return text.includes('"ok":true') ? confirmed++ : refused++;
    });
  });
}
function hear(text) {
  const at = text.indexOf(MARK);
  if (at < 0) return;
  const from = at + MARK.length;
  const tenths = Math.floor((now() - Number(text.slice(from, text.indexOf(' ', from)))) / 100);
  buckets[Math.min(buckets.length - 1, Math.max(0, tenths))]++;
  heard++;
}

const work = {
  /** All desks of one server, so many at a time. */
  async connect({ name, url, people }) {
    const mine = [];
    for (let at = 0; at < people.length; at += 25)
      mine.push(
        ...(await Promise.all(people.slice(at, at + 25).map((person) => open(url.replace('http', 'ws'), person)))),
      );
    desks.set(name, mine);
    return {};
  },
  /** @returns what was heard of `perSecond` messages a second, said by the desks in turn */
  async round({ name, perSecond, seconds, round, filler }) {
    const mine = desks.get(name);
    buckets.fill(0);
    heard = confirmed = refused = 0;
    delay.reset();
    delay.enable();
    const total = perSecond * seconds;
    const begun = performance.now();
    let said = 0;
    await new Promise((done) => {
      const timer = setInterval(() => {
        const due = Math.min(total, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
        for (; said < due; said++) {
          // 7919 is prime to the number of desks: neighbours in time are not neighbours in a room.
          const desk = mine[(said * 7919) % mine.length];
          const clientId = `bench-${process.pid}-${round}-${said}`;
          const words = { conversationId: desk.room, clientId, text: `sent at ${now()} ${filler}` };
          desk.socket.send(`42/desk,${++desk.asked}["chat:send",${JSON.stringify(words)}]`);
        }
        if (said === total) (clearInterval(timer), done());
      }, 5);
    });
    for (let wait = 0; wait < 100 && confirmed + refused < total; wait++) await new Promise((d) => setTimeout(d, 50));
    // What is confirmed has been sent to everybody before.
    await new Promise((d) => setTimeout(d, 300));
    delay.disable();
    const counts = [];
    buckets.forEach((count, tenths) => count && counts.push([tenths, count]));
    const closed = mine.filter((d) => d.closed).length;
    return { said, heard, confirmed, refused, closed, counts, lagMs: delay.percentile(99) / 1e6 };
  },
  async stop() {
    setImmediate(() => process.exit(0));
    return {};
  },
};
process.on('message', ({ id, does, ...what }) => {
  work[does](what).then(
    (result) => process.send({ id, result }),
    (error) => process.send({ id, error: String(error?.stack ?? error) }),
  );
});
