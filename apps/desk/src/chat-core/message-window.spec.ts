import { aMessage } from './a-small-house.builder.js';
import { MessageWindow } from './message-window.js';

const piece = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => aMessage({ seq: from + i }));
const seqs = (window: MessageWindow) => window.messages.map((m) => m.seq);

describe('MessageWindow', () => {
  let window: MessageWindow;
  beforeEach(() => (window = new MessageWindow()));

  it('grows at both ends and takes what comes next', async () => {
    await window.load(async () => piece(11, 13));
    await window.load(async () => piece(8, 10));
    window.take([aMessage({ seq: 14 })]);
    expect(seqs(window)).toEqual([8, 9, 10, 11, 12, 13, 14]);
  });
  it('becomes the piece when that does not touch it', async () => {
    await window.load(async () => piece(11, 13));
    await window.load(async () => piece(1, 3));
    expect(seqs(window)).toEqual([1, 2, 3]);
    window.take([aMessage({ seq: 14 })]);
    expect(seqs(window)).toEqual([1, 2, 3]);
  });
  it('shows a changed message in its place, and keeps no change of what is not loaded', async () => {
    await window.load(async () => piece(11, 12));
    window.take([aMessage({ seq: 11, change: 20, text: 'edited' }), aMessage({ seq: 5, change: 21 })]);
    expect(window.messages.map((m) => m.text)).toEqual(['edited', 'text 12']);
  });
  it('is not turned back by a piece that was read before the news', async () => {
    await window.load(async () => {
      window.take([aMessage({ seq: 2, change: 9, text: 'edited meanwhile' }), aMessage({ seq: 4, change: 10 })]);
      return piece(1, 3);
    });
    expect(window.messages.map((m) => m.text)).toEqual(['text 1', 'edited meanwhile', 'text 3', 'text 4']);
  });
  it('begins with the first message of a new conversation', () => {
    window.take(piece(1, 2));
    expect(seqs(window)).toEqual([1, 2]);
  });
  it('lets the oldest go when too many have come', async () => {
    window = new MessageWindow(3);
    await window.load(async () => piece(1, 3));
    window.take(piece(4, 5));
    expect(seqs(window)).toEqual([3, 4, 5]);
  });
});
