import { PhoneUnreachable, ExchangeUnavailable } from '../../domain/exchange.errors.js';
import {
  CallControl,
  type CallWay,
  type ExchangeBridge,
  type ExchangeChannel,
  type ExchangeEvent,
  type ExchangeListener,
  type HangupCause,
  type Refusal,
  type KeepOrder,
  type RingOrder,
  type SpyOrder,
} from './call-control.port.js';

interface Channel extends ExchangeChannel {
  state: ExchangeChannel['state'];
  display: string;
  timer: NodeJS.Timeout | null;
}
/** Refusal → what SIP says. */
const STATUS: Record<Refusal, number> = { normal: 603, busy: 486, 'no-answer': 480, rejected: 403, congestion: 503 };

/** 16-bit samples at 8 kHz, as an exchange writes them. */
export function wavOf(samples: Int16Array): Uint8Array {
  const sound = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const head = Buffer.from(
    'RIFF....WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data....',
    'latin1',
  );
  head.writeUInt32LE(sound.length + 36, 4);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
const A_SECOND = wavOf(Int16Array.from({ length: 8_000 }, (_, n) => (n % 20 < 10 ? 8_000 : -8_000)));

/** An exchange in memory. What happens outside is done by `arrive`, `pickUp`, `end`; what it was told stands in `orders`. */
export class FakeCallControl extends CallControl {
  readonly channels = new Map<string, Channel>();
  readonly bridges = new Map<string, Set<string>>();
  /** Of those, where music is heard. */
  readonly holding = new Set<string>();
  /** Who hears whom. */
  readonly spies = new Map<string, SpyOrder>();
  /** What phones were told of handing over. */
  readonly handOvers = new Map<string, 'taken' | 'declined'>();
  readonly recordings = new Map<
    string,
    { bridge: string | null; channelId: string | null; finished: boolean; sound: Uint8Array }
  >();
  /** Sounds that are being played: playback to what it is. */
  readonly playing = new Map<string, { channelId: string; sound: string }>();
  /** While we are away; null: all. */
  callsOut: readonly string[] | null = null;
  /** And of the group; null: all. */
  ringing: readonly string[] | null = null;
  readonly refused = new Map<string, number>();
  readonly orders: string[] = [];
  /** Phones that are at the exchange. */
  readonly phones = new Set<string>();
  down = false;
  /** Beginnings of orders that get lost on the way, each once; the line stands. */
  readonly lost: string[] = [];
  /** How often it was to be read anew. */
  readAgain = 0;
  /** Begun before this: what is given there, instead of the clock of the machine. */
  now: () => Date = () => new Date();
  #listener: ExchangeListener | null = null;
  #since: Date | null = null;
  #numbers = 0;

  async listen(listener: ExchangeListener, signal: AbortSignal): Promise<void> {
    this.#listener = listener;
    await this.connect();
    if (!signal.aborted) await new Promise((done) => signal.addEventListener('abort', done, { once: true }));
    this.#listener = null;
    for (const { timer } of this.channels.values()) if (timer) clearTimeout(timer);
  }
  /** The line to it is (again) there. */
  async connect(): Promise<void> {
    this.down = false;
    const bridges: ExchangeBridge[] = [...this.bridges].map(([id, of]) => ({ id, channelIds: [...of] }));
    await this.#listener?.connected({ channels: [...this.channels.values()], bridges }, this.#since);
  }
  /** The line is cut: orders fail and nothing is heard, but the talks go on. */
  cut(): void {
    this.down = true;
    this.#since = this.now();
    this.#listener?.disconnected(new ExchangeUnavailable('line-closed'));
  }

  /** Somebody calls. */
  arrive(dialled: string, caller: { number: string; name?: string; endpoint?: string }): string {
    const id = `fake-${++this.#numbers}`;
    this.#add({
      id,
      dialled,
      args: ['in', dialled],
      endpoint: caller.endpoint ?? 'pskov',
      callerNumber: caller.number,
      callerName: caller.name ?? '',
    });
    return id;
  }
  /** Somebody dials at a phone of the house. */
  dial(extension: string, dialled: string): string {
    const id = `fake-${++this.#numbers}`;
    const of = { dialled, args: ['out', dialled], endpoint: extension, callerNumber: extension, callerName: '' };
    this.#add({ id, ...of });
    return id;
  }
  pickUp(channelId: string): void {
    const channel = this.channels.get(channelId);
    if (!channel) return;
    channel.state = 'up';
    this.#tell({ kind: 'progressed', channelId, state: 'up', at: this.now() });
    this.#tell({ kind: 'arrived', channel, at: this.now() });
  }
  end(channelId: string, cause: HangupCause = 'normal'): void {
    const channel = this.channels.get(channelId);
    if (!channel) return;
    if (channel.timer) clearTimeout(channel.timer);
    this.channels.delete(channelId);
    for (const id of this.bridges.keys()) this.#leave(id, channelId);
    for (const [playback, { channelId: of }] of this.playing) if (of === channelId) this.endSound(playback);
    for (const [recording, one] of this.recordings) if (one.channelId === channelId) this.#finish(recording);
    this.#tell({ kind: 'ended', channelId, cause, at: this.now() });
    // Who hears a channel goes with it.
    for (const { channelId: heard, spyId } of this.spies.values()) if (heard === channelId) this.end(spyId);
  }
  /** Keys of the phone itself. */
  hold(channelId: string, held: boolean): void {
    this.#tell({ kind: held ? 'held' : 'unheld', channelId, at: this.now() });
  }
  handOver(channelId: string, to: string | null, talk: string | null = null): void {
    this.#tell({ kind: 'hands-over', channelId, to, talk, at: this.now() });
  }
  hearsMusic(channelId: string): boolean {
    return [...this.holding].some((id) => this.bridges.get(id)?.has(channelId));
  }
  press(channelId: string, digit: string): void {
    this.#tell({ kind: 'pressed', channelId, digit, at: this.now() });
    if (digit === '#') for (const [name, one] of this.recordings) if (one.channelId === channelId) this.#finish(name);
  }
  /** A sound has been played to its end. */
  endSound(playback: string): void {
    const { channelId } = this.playing.get(playback) ?? {};
    if (channelId === undefined) return;
    this.playing.delete(playback);
    this.#tell({ kind: 'said', channelId, playback, at: this.now() });
  }
  displayOf(channelId: string): string {
    return this.channels.get(channelId)?.display ?? '';
  }
  ringingAt(extension: string): string | null {
    return [...this.channels.values()].find((c) => c.endpoint === extension && c.state === 'ringing')?.id ?? null;
  }

  readAnew(): void {
    if (this.down || !this.#listener) return;
    this.readAgain++;
    this.cut();
    void this.connect();
  }
  async isThere(channelId: string): Promise<boolean> {
    this.#take(`look at ${channelId}`);
    return this.channels.has(channelId);
  }
  async ring({ channelId, endpoint, callerName, callerNumber, seconds, args }: RingOrder): Promise<void> {
    this.#take(`ring ${endpoint}`);
    if (this.channels.has(channelId)) return;
    const extension = endpoint.replace(/^PJSIP\//, '');
    if (!this.phones.has(extension)) throw new PhoneUnreachable(endpoint);
    const display = `"${callerName}" <${callerNumber}>`;
    this.#add(
      { id: channelId, dialled: '', args, endpoint: extension, callerNumber: '', callerName: '', display },
      false,
    );
    const timer = setTimeout(() => this.end(channelId, 'no-answer'), seconds * 1000);
    timer.unref();
    (this.channels.get(channelId) as Channel).timer = timer;
    this.#tell({ kind: 'progressed', channelId, state: 'ringing', at: this.now() });
  }
  async indicateRinging(channelId: string): Promise<void> {
    this.#take(`ringing ${channelId}`);
  }
  async answer(channelId: string): Promise<void> {
    this.#take(`answer ${channelId}`);
    const channel = this.channels.get(channelId);
    if (channel) channel.state = 'up';
  }
  async hangUp(channelId: string, refusal: Refusal = 'normal'): Promise<void> {
    this.#take(`hang up ${channelId} ${refusal}`);
    if (this.channels.get(channelId)?.state !== 'up') this.refused.set(channelId, STATUS[refusal]);
    this.end(channelId);
  }
  async handBack(channelId: string, dialled: string, way: CallWay = 'in'): Promise<void> {
    this.#take(`hand back ${channelId} ${dialled}${way === 'out' ? ' out' : ''}`);
    this.channels.delete(channelId);
  }
  async letCallOut(extensions: readonly string[]): Promise<void> {
    this.#take(`let call out ${extensions.join(' ')}`);
    this.callsOut = extensions;
  }
  async letRing(extensions: readonly string[]): Promise<void> {
    this.#take(`let ring ${extensions.join(' ')}`);
    this.ringing = extensions;
  }
  async nameCaller(channelId: string, name: string): Promise<void> {
    this.#take(`name ${channelId} ${name}`);
    const channel = this.channels.get(channelId);
    if (channel) channel.display = name;
  }
  async join(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    this.#take(`join ${channelIds.join(' ')}`);
    this.bridges.set(bridgeId, this.bridges.get(bridgeId) ?? new Set());
    for (const id of channelIds) this.#put(bridgeId, id);
  }
  async holdIn(bridgeId: string, channelId: string): Promise<void> {
    this.#take(`hold ${channelId}`);
    this.#put(bridgeId, channelId);
    this.holding.add(bridgeId);
  }
  async keepOpen({ bridgeId, channelId, keeperId }: KeepOrder): Promise<void> {
    this.#take(`keep ${bridgeId}`);
    this.#snoop({ channelId, spyId: keeperId, whispers: false }, 'keep');
    this.#put(bridgeId, keeperId);
  }
  async spy(order: SpyOrder): Promise<void> {
    this.#take(`spy ${order.channelId}${order.whispers ? ' whispering' : ''}`);
    this.#snoop(order, 'spy');
  }
  #snoop(order: SpyOrder, why: 'spy' | 'keep'): void {
    const { channelId, spyId } = order;
    if (!this.channels.has(channelId) || this.channels.has(spyId)) return;
    this.spies.set(spyId, order);
    this.#add({
      ...{ id: spyId, dialled: '', args: [why], endpoint: `Snoop/${channelId}` },
      ...{ callerNumber: '', callerName: '' },
    });
  }
  async answerHandOver(channelId: string, taken: boolean): Promise<void> {
    const said = taken ? 'taken' : 'declined';
    this.#take(`handing over ${said} ${channelId}`);
    this.handOvers.set(channelId, said);
  }
  /** A channel is in one bridge at most. */
  #put(bridgeId: string, channelId: string): void {
    const into = this.bridges.get(bridgeId) ?? new Set();
    this.bridges.set(bridgeId, into);
    if (!this.channels.has(channelId)) return;
    into.add(channelId);
    for (const id of this.bridges.keys()) if (id !== bridgeId) this.#leave(id, channelId);
  }
  /** What nobody is left to say is not recorded on. */
  #leave(bridgeId: string, channelId: string): void {
    const of = this.bridges.get(bridgeId);
    if (!of?.delete(channelId) || of.size > 0) return;
    for (const [recording, one] of this.recordings) if (one.bridge === bridgeId) this.#finish(recording);
  }
  async endBridge(bridgeId: string): Promise<void> {
    this.#take(`end ${bridgeId}`);
    if (!this.bridges.delete(bridgeId)) return;
    for (const [recording, one] of this.recordings) if (one.bridge === bridgeId) this.#finish(recording);
  }
  async record(bridgeId: string, recording: string): Promise<void> {
    this.#take(`record ${recording}`);
    if (!this.bridges.has(bridgeId) || this.recordings.has(recording)) return;
    this.recordings.set(recording, { bridge: bridgeId, channelId: null, finished: false, sound: A_SECOND });
  }
  async say(channelId: string, playback: string, sound: string): Promise<void> {
    this.#take(`say ${channelId} ${sound}`);
    if (this.channels.has(channelId)) this.playing.set(playback, { channelId, sound });
  }
  async hush(playback: string): Promise<void> {
    this.#take(`hush ${playback}`);
    this.endSound(playback);
  }
  async takeMessage(channelId: string, recording: string): Promise<void> {
    this.#take(`take ${recording}`);
    if (!this.channels.has(channelId) || this.recordings.has(recording)) return;
    this.recordings.set(recording, { bridge: null, channelId, finished: false, sound: A_SECOND });
  }
  async isRecording(recording: string): Promise<boolean> {
    return this.recordings.get(recording)?.finished === false;
  }
  async finishRecording(recording: string): Promise<boolean> {
    this.#take(`finish ${recording}`);
    return this.#finish(recording);
  }
  async recording(recording: string): Promise<AsyncIterable<Uint8Array> | null> {
    this.#take(`read ${recording}`);
    const one = this.recordings.get(recording);
    if (!one?.finished) return null;
    const { sound } = one;
    return (async function* () {
      yield sound;
    })();
  }
  async storedRecordings(): Promise<string[]> {
    this.#take('list recordings');
    return [...this.recordings.keys()];
  }
  async forgetRecording(recording: string): Promise<void> {
    this.#take(`forget ${recording}`);
    this.recordings.delete(recording);
  }

  #finish(recording: string): boolean {
    const one = this.recordings.get(recording);
    if (!one || one.finished) return false;
    one.finished = true;
    this.#tell({ kind: 'recorded', recording, channelId: one.channelId, seconds: 1, failure: null, at: this.now() });
    return true;
  }
  #take(order: string): void {
    if (this.down) throw new ExchangeUnavailable('line-closed');
    const lost = this.lost.findIndex((one) => order.startsWith(one));
    if (lost >= 0) this.lost.splice(lost, 1);
    if (lost >= 0) throw new ExchangeUnavailable('no-answer-in-time');
    this.orders.push(order);
  }
  #add(of: Omit<ExchangeChannel, 'state' | 'createdAt'> & { display?: string }, tells = true): void {
    const channel: Channel = { display: '', ...of, state: 'ringing', createdAt: this.now(), timer: null };
    this.channels.set(channel.id, channel);
    if (tells) this.#tell({ kind: 'arrived', channel, at: this.now() });
  }
  #tell(event: ExchangeEvent): void {
    if (!this.down) this.#listener?.heard(event);
  }
}
