import { SmallHouse, SmallStore, SmallTime, settled } from './a-small-house.builder.js';
import { ChatClient } from './chat-client.js';

const draft = (clientId: string, text = clientId) => ({ conversationId: 'c', clientId, text });

describe('ChatClient', () => {
  let house: SmallHouse;
  let time: SmallTime;
  const aDevice = (from: number | null = 0, mostToCatchUp?: number) => {
    const [socket, store] = [house.socket(), new SmallStore()];
    store.from = from;
    const client = new ChatClient({
      me: 'employee:a',
      socket,
      store,
      after: time.after,
      spread: () => 0,
      mostToCatchUp,
    });
    return { socket, store, client };
  };
  const words = (word: string) => house.asked.filter(([w]) => w === word).map(([, said]) => said);
  beforeEach(() => {
    house = new SmallHouse();
    time = new SmallTime();
  });

  it('fetches what is there page by page, then takes news as they come', async () => {
    house.pageSize = 3;
    for (let n = 1; n <= 7; n++) house.say(`${n}`);
    const { socket, store, client } = aDevice();
    socket.connect();
    await settled();
    expect(store.texts).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(words('chat:since')).toHaveLength(3);
    house.tell(house.say('8'));
    expect(store.taken.map((m) => m.change)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(client.isWhole).toBe(true);
  });
  it('fills a gap, takes doubles once and puts in order what comes out of order', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    await settled();
    const [one, two, three] = ['1', '2', '3'].map((text) => house.say(text));
    house.tell(one!);
    house.tell(three!);
    house.tell(two!);
    house.tell(two!);
    await settled();
    expect(store.taken.map((m) => m.text)).toEqual(['1', '2', '3']);
    house.say('lost');
    house.tell(house.say('5'));
    await settled();
    expect(store.taken.map((m) => m.text)).toEqual(['1', '2', '3', 'lost', '5']);
    expect(store.have).toBe(5);
  });
  it('takes a changed message as it is now, also out of a page that skips the former change', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    house.tell(house.say('1'));
    house.tell(house.say('2'));
    house.tell(house.edit(1, '1, edited'));
    await settled();
    expect(store.texts).toEqual(['1, edited', '2']);
    socket.disconnect();
    house.edit(1, '1, edited twice');
    house.edit(2, '2, edited');
    house.edit(1, '1, edited three times');
    socket.connect();
    await settled();
    expect(store.texts).toEqual(['1, edited three times', '2, edited']);
    expect(store.have).toBe(6);
  });
  it('says after a break what it has, and gets exactly the rest', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    house.tell(house.say('1'));
    await settled();
    socket.disconnect();
    house.say('2');
    house.say('3');
    socket.connect();
    await settled();
    expect(words('chat:hello').at(-1)).toEqual({ known: { c: [1, 0] }, part: 0, more: false });
    expect(words('chat:since')).toEqual([{ conversationId: 'c', since: 1, limit: 200 }]);
    expect(store.taken.map((m) => m.text)).toEqual(['1', '2', '3']);
  });
  it('says what it has in parts that do not grow, and is answered for all of it', async () => {
    house.say('1');
    const { socket, store, client } = aDevice();
    const recall = (conversationId: string) =>
      client.recall({ conversationId, head: 1, lastSeq: 1, readSeq: 0 }, conversationId === 'c');
    for (let n = 0; n < 2_500; n++) recall(`former ${n}`);
    recall('c');
    socket.connect();
    await settled();
    const parts = words('chat:hello') as { known: object; part: number; more: boolean }[];
    expect(parts.map(({ known, part, more }) => [Object.keys(known).length, part, more])).toEqual([
      [1_000, 0, true],
      [1_000, 1, true],
      [501, 2, false],
    ]);
    expect(store.told.filter(([what]) => what === 'gone')).toHaveLength(2_500);
    expect(client.isWhole).toBe(true);
  });
  it('begins to say it anew when the connection breaks between two parts', async () => {
    const { socket, store, client } = aDevice();
    for (let n = 0; n < 1_500; n++)
      client.recall({ conversationId: `former ${n}`, head: 1, lastSeq: 1, readSeq: 0 }, false);
    socket.isDeaf = true;
    socket.connect();
    await settled();
    socket.disconnect();
    await settled();
    socket.isDeaf = false;
    socket.connect();
    await settled();
    expect((words('chat:hello') as { part: number }[]).map(({ part }) => part)).toEqual([0, 0, 1]);
    expect(store.told.filter(([what]) => what === 'gone')).toHaveLength(1_500);
    expect(client.isWhole).toBe(true);
  });
  it('goes on where it was when the connection breaks during a page', async () => {
    house.pageSize = 2;
    for (let n = 1; n <= 6; n++) house.say(`${n}`);
    const { socket, store, client } = aDevice();
    socket.connect();
    socket.isDeaf = true;
    await settled();
    socket.disconnect();
    await settled();
    expect(client.isWhole).toBe(false);
    socket.isDeaf = false;
    socket.connect();
    await settled();
    expect(store.texts).toHaveLength(6);
    expect(client.isWhole).toBe(true);
  });

  it('sends what was typed once, in order, over any number of lost answers', async () => {
    const { socket, store, client } = aDevice();
    client.send(draft('first'));
    client.send(draft('second'));
    socket.connect();
    await settled();
    expect(house.messages.map((m) => m.text)).toEqual(['first', 'second']);
    socket.isDeaf = true;
    client.send(draft('third'));
    client.send(draft('fourth'));
    await settled();
    socket.disconnect();
    await settled();
    expect(client.outgoing.map((d) => d.clientId)).toEqual(['third', 'fourth']);
    socket.isDeaf = false;
    socket.connect();
    await settled();
    expect(house.messages.map((m) => m.text)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(words('chat:send').filter((said) => (said as { clientId: string }).clientId === 'third')).toHaveLength(2);
    expect(store.texts).toEqual(['first', 'second', 'third', 'fourth']);
    expect(store.told.filter(([what]) => what === 'sent')).toHaveLength(4);
  });
  it('repeats a question that nobody answers although the connection stands', async () => {
    const { socket, store, client } = aDevice();
    socket.connect();
    await settled();
    socket.isDeaf = true;
    client.send(draft('into the void'));
    await time.pass(20_000);
    socket.isDeaf = false;
    await time.pass(3_000);
    expect(store.texts).toEqual(['into the void']);
    expect(client.isWhole).toBe(true);
  });
  it('waits when it is refused for now, and gives up what is refused for good', async () => {
    const { socket, store, client } = aDevice();
    socket.connect();
    await settled();
    house.refusal = { code: 'platform.internal' };
    client.send(draft('later'));
    await settled();
    expect(client.outgoing).toHaveLength(1);
    house.refusal = null;
    await time.pass(3_000);
    expect(store.texts).toEqual(['later']);
    house.refusal = { code: 'messenger.conversation-closed' };
    client.send(draft('never'));
    await settled();
    expect(client.outgoing).toHaveLength(0);
    expect(store.told.at(-1)).toEqual(['refused', 'never messenger.conversation-closed']);
  });
  it('holds two tabs that send the same kept draft to one message', async () => {
    const [one, other] = [aDevice(), aDevice()];
    for (const { client, socket } of [one, other]) {
      client.send(draft('typed once'));
      socket.connect();
    }
    await settled();
    house.tell(house.messages[0]!);
    expect(house.messages).toHaveLength(1);
    for (const { store, client } of [one, other]) {
      expect(store.taken.map((m) => m.text)).toEqual(['typed once']);
      expect(client.isWhole).toBe(true);
    }
  });

  it('compares when nothing was heard for half a minute, and when the house asks for it', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    await settled();
    house.say('told to nobody');
    await time.pass(29_000);
    expect(store.texts).toEqual([]);
    await time.pass(1_000);
    expect(store.texts).toEqual(['told to nobody']);
    house.say('nor this');
    socket.hear('chat:compare', {});
    await time.pass(0);
    await settled();
    expect(store.texts).toEqual(['told to nobody', 'nor this']);
  });
  it('compares after two minutes also when there are always news of something else', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    await settled();
    house.say('told to nobody');
    for (let s = 0; s < 120; s += 10) {
      socket.hear('chat:cursor', { conversationId: 'c', who: 'employee:b', deliveredSeq: 1, readSeq: 1 });
      await time.pass(10_000);
    }
    expect(store.texts).toEqual(['told to nobody']);
  });

  it('keeps only the numbers of what is not followed, and its messages from `follow` on', async () => {
    house.say('1');
    const { socket, store, client } = aDevice(null);
    socket.connect();
    await settled();
    house.tell(house.say('2'));
    expect(store.latest).toMatchObject({ head: 2, lastSeq: 2 });
    expect(store.taken).toEqual([]);
    client.follow('c', 1);
    await settled();
    expect(store.taken.map((m) => m.text)).toEqual(['2']);
    client.unfollow('c');
    house.tell(house.say('3'));
    expect(store.taken).toHaveLength(1);
  });
  it('drops what is loaded rather than fetch too much of it', async () => {
    const { socket, store, client } = aDevice(0, 5);
    socket.connect();
    await settled();
    socket.disconnect();
    for (let n = 1; n <= 6; n++) house.say(`${n}`);
    socket.connect();
    await settled();
    expect(store.told).toEqual([['reset', 'c']]);
    expect([store.taken, store.latest?.head, client.isWhole]).toEqual([[], 6, true]);
  });
  it('drops what is loaded when the house was put back to an older state', async () => {
    const { socket, store, client } = aDevice(null);
    client.recall({ conversationId: 'c', head: 9, lastSeq: 9, readSeq: 0 }, true);
    house.say('1');
    socket.connect();
    await settled();
    expect(store.told).toEqual([['reset', 'c']]);
    expect(store.latest).toMatchObject({ head: 1, lastSeq: 1 });
  });
  it('forgets what it is no longer in', async () => {
    const { socket, store, client } = aDevice();
    client.recall({ conversationId: 'former', head: 1, lastSeq: 1, readSeq: 0 }, true);
    socket.connect();
    await settled();
    socket.hear('chat:gone', { conversationId: 'c' });
    expect(store.told).toEqual([
      ['gone', 'former'],
      ['gone', 'c'],
    ]);
  });
  it('reads up to its own message wherever it was written, and up to where another device has read', async () => {
    const { socket, store } = aDevice();
    socket.connect();
    house.tell(house.say('theirs'));
    expect(store.latest?.readSeq).toBe(0);
    socket.hear('chat:cursor', { conversationId: 'c', who: 'employee:a', deliveredSeq: 1, readSeq: 1 });
    expect(store.latest?.readSeq).toBe(1);
    house.tell(house.say('mine', { author: 'employee:a', clientId: 'elsewhere' }));
    expect(store.latest?.readSeq).toBe(2);
  });
  it('looks again after a break into what it only looks into', async () => {
    const { socket, client } = aDevice();
    socket.connect();
    await settled();
    expect(await client.look('c')).toBe(true);
    socket.disconnect();
    socket.connect();
    await settled();
    expect(words('chat:open')).toHaveLength(2);
  });
  it('looks away, and does not look again', async () => {
    const { socket, client } = aDevice();
    socket.connect();
    await settled();
    await client.look('c');
    client.lookAway('c');
    socket.disconnect();
    socket.connect();
    await settled();
    expect([words('chat:open').length, words('chat:close')]).toEqual([1, [{ conversationId: 'c' }]]);
  });
  it('is silent once it is stopped', async () => {
    const { socket, store, client } = aDevice();
    socket.connect();
    await settled();
    client.stop();
    house.tell(house.say('1'));
    await time.pass(300_000);
    expect([store.taken, words('chat:hello').length]).toEqual([[], 1]);
  });
});
