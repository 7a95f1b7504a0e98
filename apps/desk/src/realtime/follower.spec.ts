import { type Change, Follower, type FollowSocket } from './follower.js';

const change = (seq: number): Change => ({ stream: 'board', seq, kind: 'x', subject: 's', payload: {}, at: '' });

describe('one stream of changes', () => {
  const world = (answers: object[]) => {
    const wishes: object[] = [];
    const socket: FollowSocket = {
      emitWithAck: async (_event, wish) => {
        wishes.push(wish);
        return answers.shift() ?? { ok: false, code: 'platform.internal' };
      },
    };
    const heard: number[] = [];
    let resets = 0;
    const follower = new Follower('board');
    follower.onChange(({ seq }) => heard.push(seq));
    follower.onReset(() => resets++);
    return { follower, socket, wishes, heard, resets: () => resets };
  };

  it('goes on from the number of the first look, then from the last one heard', async () => {
    const { follower, socket, wishes, heard } = world([{ ok: true }, { ok: true }]);
    follower.startFrom(7);
    await follower.follow(socket);
    for (const seq of [8, 9]) follower.hear(change(seq));
    follower.startFrom(3);
    await follower.follow(socket);
    expect(wishes).toEqual([
      { stream: 'board', since: 7 },
      { stream: 'board', since: 9 },
    ]);
    expect(heard).toEqual([8, 9]);
  });

  it('begun without a look, begins anew where the first look was read, if that was before', async () => {
    const { follower, socket, wishes, heard } = world([{ ok: true, seq: 12 }, { ok: true }]);
    await follower.follow(socket);
    follower.hear(change(13));
    expect(follower.startFrom(10)).toBe(true);
    await follower.follow(socket);
    for (const seq of [11, 12, 13]) follower.hear(change(seq));
    expect(wishes).toEqual([
      { stream: 'board', since: null },
      { stream: 'board', since: 10 },
    ]);
    expect(heard).toEqual([13, 11, 12, 13]);
    expect(follower.startFrom(9)).toBe(false);
  });
  it('begun without a look, goes on as it is where the first look was read later', async () => {
    const { follower, socket } = world([{ ok: true, seq: 12 }]);
    await follower.follow(socket);
    expect([follower.startFrom(12), follower.last]).toEqual([false, 12]);
  });
  it('begun without a look and not answered yet, begins anew in any case', async () => {
    const { follower, socket } = world([{ ok: true, seq: 12 }]);
    const asked = follower.follow(socket);
    expect(follower.startFrom(11)).toBe(true);
    await asked;
    expect(follower.last).toBe(11);
  });

  it('hears each number once', async () => {
    const { follower, heard } = world([]);
    for (const seq of [1, 2, 2, 1, 3]) follower.hear(change(seq));
    follower.hear({ ...change(9), stream: 'mail' });
    expect(heard).toEqual([1, 2, 3]);
  });

  it('has the screen loaded anew when it was away for too long', async () => {
    const { follower, socket, wishes, resets } = world([
      { ok: false, code: 'platform.changes-gone', floor: 50 },
      { ok: true, seq: 60 },
    ]);
    follower.startFrom(7);
    expect(await follower.follow(socket)).toBe(true);
    expect([resets(), wishes.at(-1), follower.last]).toEqual([1, { stream: 'board', since: null }, 60]);
  });

  it('lets be what is not for this reader', async () => {
    const { follower, socket } = world([{ ok: false, code: 'platform.forbidden' }]);
    expect(await follower.follow(socket)).toBe(false);
  });
});
