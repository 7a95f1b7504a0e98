import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@prorab/kernel';
import type { Logger } from 'pino';
import {
  CallControl,
  type CallWay,
  type ExchangeChannel,
  type ExchangeEvent,
  type ExchangeListener,
  type ExchangeState,
  MESSAGE_LIMITS,
  type Refusal,
  type KeepOrder,
  type RingOrder,
  type SpyOrder,
} from '../../../application/ports/call-control.port.js';
import { ExchangeRefused, ExchangeUnavailable, PhoneUnreachable } from '../../../domain/exchange.errors.js';
import {
  TOLD,
  argsOf,
  ariBridges,
  ariChannels,
  ariDeviceStates,
  ariRecordings,
  channelOf,
  eventOf,
} from './ari-events.js';
import { type AriAddress, type AriAnswer, AriHttp, textOf } from './ari-http.js';
import { AriLink } from './ari-link.js';
import { GrowingRest } from './growing-rest.js';

export interface AriTimes {
  /** Between two pings; twice of it without an answer, and Asterisk counts as frozen. */
  readonly pingMs: number;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** Another process has our application: it is let have it for so long. */
  readonly replacedMs: number;
  /** An order or a question is given up then. */
  readonly answerMs: number;
  /** Between two readings of all that are wished for, the first rest and the longest. */
  readonly anewMs: readonly [first: number, longest: number];
}
const defaultTimes: AriTimes = {
  ...{ pingMs: 5_000, firstRetryMs: 100, lastRetryMs: 2_000, replacedMs: 30_000, answerMs: 5_000 },
  anewMs: [10_000, 60_000],
};
const REFUSALS: Record<Refusal, string> = {
  normal: 'normal',
  busy: 'busy',
  'no-answer': 'no_answer',
  rejected: 'rejected',
  congestion: 'congestion',
};

/** Asterisk 20 to 22 by ARI: orders over HTTP, events over a WebSocket (ADR 0010 says why not by npm ari-client). */
export class AriCallControl extends CallControl {
  readonly #http: AriHttp;
  readonly #times: AriTimes;
  /** While it is heard. */
  #link: AriLink | null = null;
  readonly #rest: GrowingRest;
  #anew: NodeJS.Timeout | null = null;
  /** Orders that are not answered yet, by channel or sound, and whether it was heard to be over meanwhile. */
  readonly #underWay = new Set<{ readonly id: string; isOver: boolean }>();
  constructor(
    private readonly address: AriAddress,
    private readonly clock: Clock,
    private readonly log: Logger,
    times: Partial<AriTimes> = {},
  ) {
    super();
    this.#times = { ...defaultTimes, ...times };
    this.#http = new AriHttp(address, this.#times.answerMs);
    this.#rest = new GrowingRest(clock, ...this.#times.anewMs);
  }

  async listen(listener: ExchangeListener, signal: AbortSignal): Promise<void> {
    const { firstRetryMs, lastRetryMs, replacedMs } = this.#times;
    let wait = firstRetryMs;
    let heardUntil: Date | null = null;
    let gap: Date | null = null;
    while (!signal.aborted) {
      // From the first failure on, and some before: it may have been silent for two pings until that was noticed.
      gap ??= heardUntil && new Date(heardUntil.getTime() - 2 * this.#times.pingMs);
      try {
        await this.#session(listener, signal, gap, () => {
          wait = firstRetryMs;
          heardUntil = this.clock.now();
          gap = null;
        });
      } catch (error) {
        if (signal.aborted) break;
        if (heardUntil) heardUntil = this.clock.now();
        listener.disconnected(error instanceof Error ? error : new Error(String(error)));
        const rest = error instanceof Replaced ? replacedMs : wait;
        wait = Math.min(wait * 2, lastRetryMs);
        await pause(rest, undefined, { signal }).catch(() => undefined); // told to stop: the loop sees it
      }
    }
    this.#http.close();
  }

  async #session(listener: ExchangeListener, signal: AbortSignal, gap: Date | null, begun: () => void): Promise<void> {
    let early: ExchangeEvent[] | null = [];
    let link: AriLink | null = null;
    const tell = (event: ExchangeEvent): void => {
      if (event.kind === 'ended') this.#isOver(event.channelId);
      if (event.kind === 'said') this.#isOver(event.playback);
      if (early) early.push(event);
      else listener.heard(event);
    };
    const lost = (error: unknown): void => link?.end(error instanceof Error ? error : new Error(String(error)));
    const hear = (text: string): void => {
      try {
        const event = eventOf(text);
        if (event === 'replaced') link?.end(new Replaced());
        else if (event?.kind === 'arrived' && !RUNG_BY_US.has(event.channel.args[0])) this.#follow(event, tell, lost);
        else if (event) tell(event);
      } catch (error) {
        this.log.warn({ err: error, event: text.slice(0, 500) }, 'an event of the exchange is not understood');
      }
    };
    const alive = (): void => {
      if (!early) listener.alive();
      this.#beBelieved();
    };
    link = await AriLink.open(this.address, this.#http.authorization, { hear, alive }, this.#times.pingMs);
    this.#link = link;
    const stop = (): void => link.end(new ExchangeUnavailable('told-to-stop'));
    signal.addEventListener('abort', stop, { once: true });
    const ended = link.ended();
    // The state may be asked in vain because of it; then that one is heard of.
    ended.catch(() => undefined);
    this.#beBelieved();
    try {
      await this.#only(await this.#ask('PUT', `/applications/${this.address.application}/eventFilter`, {}, FILTER));
      const state = await this.#state();
      const there = await Promise.all(state.channels.map(async (c) => c.args.length === 0 || this.#keepHearing(c)));
      begun();
      await listener.connected({ ...state, channels: state.channels.filter((_, n) => there[n]) }, gap);
      for (const event of early.splice(0)) listener.heard(event);
      early = null;
      await ended;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#link = null;
      if (this.#anew) clearTimeout(this.#anew);
      this.#anew = null;
      // What is over from here on is not heard: it is read with the state.
      for (const { id } of this.#underWay) this.#isOver(id);
      link.end(new ExchangeUnavailable('told-to-stop'));
    }
  }
  /**
   * As long as nobody has hung up, Asterisk takes us for connected, also when we are frozen or the network swallows all. So we tell its
   * dialplan until when we are there: by its own clock, as ours may be wrong by minutes.
   */
  #beBelieved(): void {
    // Then new callers go by the dialplan, as if we were away.
    this.#sayUntil().catch((error: unknown) =>
      this.log.warn({ err: error }, 'the exchange could not be told that we are there'),
    );
  }
  async #sayUntil(): Promise<void> {
    const believedS = Math.ceil((BELIEVED_PINGS * this.#times.pingMs) / 1_000);
    const value = String(Number(await this.#variable('EPOCH')) + believedS);
    // One once the other is answered: what was under way when the line was cut, and comes late, makes one of them old and not both.
    for (const variable of ['PRORAB_UNTIL', 'PRORAB_UNTIL_TOO'])
      this.#done(await this.#ask('POST', '/asterisk/variable', { variable, value }));
  }
  /**
   * Told once it is ours: whom the dialplan has given up to is in a talk by now, which what we do for him would end. The end of a channel
   * that came by the dialplan is told only to those who have asked. Gone before: then that is its end.
   */
  #follow(arrived: Arrived, tell: (event: ExchangeEvent) => void, lost: (why: unknown) => void): void {
    const { channel, at } = arrived;
    const follow = async (): Promise<void> => {
      if (!(await this.#take(channel))) return;
      tell(arrived);
      if (!(await this.#subscribe(channel))) tell({ kind: 'ended', channelId: channel.id, cause: 'normal', at });
    };
    // The line is down: the state is read again when it is back.
    follow().catch(lost);
  }
  /** Nobody heard it come, or it is known. Once it is answered it waits for nobody, and what it is played would hold an order to it up. */
  async #keepHearing(channel: ExchangeChannel): Promise<boolean> {
    return (channel.state === 'up' || (await this.#take(channel))) && this.#subscribe(channel);
  }
  /** The dialplan waits for us no longer. @returns false: it has given us up */
  async #take({ id, args }: ExchangeChannel): Promise<boolean> {
    if (!BY_DIALPLAN.has(args[0])) return true;
    const untimed = { variable: 'TIMEOUT(absolute)', value: '0' };
    return (await this.#ask('POST', `/channels/${part(id)}/variable`, untimed)).status !== 409;
  }
  async #subscribe({ id: channelId, args }: ExchangeChannel): Promise<boolean> {
    // A phone that has dialled; those that we ring have it from their first moment on.
    if (args[0] === 'out') await this.#letHandOver(channelId, 'ari-only');
    const source = { eventSource: `channel:${channelId}` };
    const { status } = await this.#ask('POST', `/applications/${this.address.application}/subscription`, source);
    return status < 300;
  }
  /** Older than Asterisk 20.13 and 22.3, it does not know this, and hands over by itself. */
  async #letHandOver(channelId: string, by: 'ari-only' | 'core'): Promise<void> {
    const mode = { variable: TRANSFER_HANDLING, value: by };
    await this.#ask('POST', `/channels/${part(channelId)}/variable`, mode);
  }
  async #state(): Promise<ExchangeState> {
    const channels = ariChannels.parse(this.#only(await this.#ask('GET', '/channels')));
    const bridges = ariBridges.parse(this.#only(await this.#ask('GET', '/bridges')));
    return {
      channels: channels.map((one) => channelOf(one, argsOf(one, this.address.application))),
      bridges: bridges.map(({ id, channels: of }) => ({ id, channelIds: of })),
    };
  }

  /** What is never answered would have it read for good, and each time nobody is heard for a moment. */
  readAnew(): void {
    const link = this.#link;
    if (!link || this.#anew) return;
    this.#anew = setTimeout(() => {
      this.#rest.begin();
      link.end(new ExchangeUnavailable('no-answer-in-time'));
    }, this.#rest.leftMs);
  }
  /** An order that is not answered is done if it was heard to be over meanwhile, or if the exchange has what comes of it. */
  async #orDone(id: string, order: Promise<void>, isDone: () => Promise<boolean>): Promise<void> {
    const one = { id, isOver: false };
    this.#underWay.add(one);
    try {
      await order;
    } catch (error) {
      if (!(error instanceof ExchangeUnavailable)) throw error;
      if (!one.isOver && !(await isDone())) throw error;
    } finally {
      this.#underWay.delete(one);
    }
  }
  #isOver(id: string): void {
    for (const one of this.#underWay) if (one.id === id) one.isOver = true;
  }

  ring(order: RingOrder): Promise<void> {
    const { channelId } = order;
    return this.#orDone(channelId, this.#ring(order), () => this.isThere(channelId));
  }
  async #ring({ channelId, endpoint, callerNumber, callerName, seconds, args }: RingOrder): Promise<void> {
    const number = callerNumber.replace(/[^\d+*#]/g, '').slice(0, 30);
    const order = {
      endpoint,
      app: this.address.application,
      appArgs: args.join(','),
      callerId: `"${shown(callerName)}" <${number || 'anonymous'}>`,
      timeout: seconds,
    };
    const answer = await this.#ask('POST', `/channels/${part(channelId)}`, order, HANDS_OVER_BY_US);
    // "Allocation failed": nobody is registered there, or there is no such phone.
    if (answer.status >= 500 || answer.status === 400) throw new PhoneUnreachable(endpoint);
    // Asterisk 22 forgets to forget: after a true "already exists" it says so of the next phone that is not there, too.
    if (answer.status === 409 && !(await this.isThere(channelId))) throw new PhoneUnreachable(endpoint);
    this.#done(answer, 409);
  }
  async isThere(channelId: string): Promise<boolean> {
    const answer = await this.#ask('GET', `/channels/${part(channelId)}`);
    this.#done(answer, 404);
    return answer.status < 300;
  }
  async indicateRinging(channelId: string): Promise<void> {
    this.#done(await this.#ask('POST', `/channels/${part(channelId)}/ring`), 404, 409, 412);
  }
  answer(channelId: string): Promise<void> {
    // Behind what is played there it waits, for minutes perhaps, and is no news for one that was answered before.
    return this.#orDone(channelId, this.#answer(channelId), () => this.#isAnswered(channelId));
  }
  async #answer(channelId: string): Promise<void> {
    this.#done(await this.#ask('POST', `/channels/${part(channelId)}/answer`), 404, 409, 412);
  }
  async #isAnswered(channelId: string): Promise<boolean> {
    const { status, body } = await this.#ask('GET', `/channels/${part(channelId)}`);
    return status === 404 || (body as { state?: string } | null)?.state === 'Up';
  }
  async hangUp(channelId: string, refusal: Refusal = 'normal'): Promise<void> {
    // Or Asterisk's list of calls has one that we never heard of.
    if (refusal === 'busy' || refusal === 'rejected') {
      const mark = { variable: 'CDR(userfield)', value: 'refused' };
      this.#done(await this.#ask('POST', `/channels/${part(channelId)}/variable`, mark), 404, 409);
    }
    this.#done(await this.#ask('DELETE', `/channels/${part(channelId)}`, { reason: REFUSALS[refusal] }), 404);
  }
  async handBack(channelId: string, dialled: string, way: CallWay = 'in'): Promise<void> {
    if (way === 'out') await this.#letHandOver(channelId, 'core');
    const context = way === 'out' ? 'prorab-out-away' : 'prorab-away';
    const to = { context, extension: dialled.replace(/\D/g, '').slice(0, 20) || '0000', priority: 1 };
    this.#done(await this.#ask('POST', `/channels/${part(channelId)}/continue`, to), 404, 409, 412);
  }
  async letCallOut(extensions: readonly string[]): Promise<void> {
    await this.#name(CALLS_OUT, extensions);
  }
  async letRing(extensions: readonly string[]): Promise<void> {
    await this.#name(RINGS, extensions);
  }
  /** As device states: ARI may write no AstDB, but Asterisk keeps these there. */
  async #name(word: string, extensions: readonly string[]): Promise<void> {
    const states = ariDeviceStates.parse(this.#only(await this.#ask('GET', '/deviceStates')));
    const there = new Set(
      states.flatMap(({ name, state }) => (state === NAMED && name.startsWith(word) ? [name] : [])),
    );
    // Told is told last: then no phone is missing.
    const wanted = new Set([...extensions, 'told'].map((one) => `${word}${one}`));
    for (const name of wanted)
      if (!there.has(name)) this.#done(await this.#ask('PUT', `/deviceStates/${part(name)}`, { deviceState: NAMED }));
    for (const name of there)
      if (!wanted.has(name)) this.#done(await this.#ask('DELETE', `/deviceStates/${part(name)}`), 404);
  }
  async nameCaller(channelId: string, name: string): Promise<void> {
    const change = { variable: 'CONNECTEDLINE(name,i)', value: shown(name) };
    this.#done(await this.#ask('POST', `/channels/${part(channelId)}/variable`, change), 404, 409);
  }
  async join(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    await this.#bridge(bridgeId, 'mixing');
    // One by one: of two, one that has gone would keep the other out.
    for (const channel of channelIds) await this.#put(bridgeId, channel);
  }
  async holdIn(bridgeId: string, channelId: string): Promise<void> {
    await this.#bridge(bridgeId, 'holding');
    await this.#put(bridgeId, channelId);
    // What Asterisk plays by itself, when a phone holds by its key, would drown the bridge's in silence.
    this.#done(await this.#ask('DELETE', `/channels/${part(channelId)}/moh`), 404, 409, 412);
    // A holding bridge of ARI is silent by itself (Asterisk 22, also with `role=participant`).
    this.#done(await this.#ask('POST', `/bridges/${part(bridgeId)}/moh`), 404, 409);
  }
  async #bridge(bridgeId: string, type: 'mixing' | 'holding'): Promise<void> {
    const path = `/bridges/${part(bridgeId)}`;
    await this.#made(await this.#ask('POST', path, { type }), path);
  }
  /** Another process may have made it just now: Asterisk says of the second one that it could not be made, with 500 or 409. */
  async #made(answer: AriAnswer, path: string): Promise<void> {
    for (let looks = 0; answer.status >= 500 && looks < 3; looks++) {
      if ((await this.#ask('GET', path)).status < 300) return;
      // It is told of a moment after it was made.
      await pause(30);
    }
    this.#done(answer, 404, 409);
  }
  async #isIn(bridgeId: string, channelId: string): Promise<boolean> {
    const { status, body } = await this.#ask('GET', `/bridges/${part(bridgeId)}`);
    return status < 300 && ariBridges.element.parse(body).channels.includes(channelId);
  }
  /** @returns 422: the channel is not in our application */
  async #put(bridgeId: string, channel: string): Promise<number> {
    const answer = await this.#ask('POST', `/bridges/${part(bridgeId)}/addChannel`, { channel });
    this.#done(answer, 400, 404, 409, 422);
    return answer.status;
  }
  async keepOpen({ bridgeId, channelId, keeperId }: KeepOrder): Promise<void> {
    // Put there a second time, it would leave it for a moment, and the recording with it.
    if (await this.#isIn(bridgeId, keeperId)) return;
    // Asterisk ends the recording of a bridge in which no channel is left (its recorder counts as lonely), or in which it gets no frame for
    // four seconds. So a snoop has to hear something, and not be muted, which gives no frames, but turned down to nothing.
    await this.#snoop(channelId, keeperId, { spy: 'out', whisper: 'none', appArgs: 'keep' });
    const silence = { variable: 'VOLUME(RX)', value: '-32767' };
    const until = this.clock.now().getTime() + this.#times.answerMs;
    for (;;) {
      const quiet = await this.#ask('POST', `/channels/${part(keeperId)}/variable`, silence);
      this.#done(quiet, 404, 409);
      if (quiet.status === 404) return;
      // It needs a moment until it is in our application.
      if (quiet.status < 300 && (await this.#put(bridgeId, keeperId)) !== 422) return;
      if (this.clock.now().getTime() > until) throw new ExchangeUnavailable('no-answer-in-time');
      await pause(20);
    }
  }
  async spy({ channelId, spyId, whispers }: SpyOrder): Promise<void> {
    await this.#snoop(channelId, spyId, { spy: 'both', whisper: whispers ? 'out' : 'none', appArgs: 'spy' });
  }
  async #snoop(channelId: string, id: string, how: { spy: string; whisper: string; appArgs: string }): Promise<void> {
    // Asterisk has no word for "there already", and writes an error into its log.
    if (await this.isThere(id)) return;
    const order = { ...how, app: this.address.application };
    const answer = await this.#ask('POST', `/channels/${part(channelId)}/snoop/${part(id)}`, order);
    await this.#made(answer, `/channels/${part(id)}`);
  }
  async answerHandOver(channelId: string, taken: boolean): Promise<void> {
    const states = taken ? 'channel_answered' : 'channel_declined';
    const answer = await this.#ask('POST', `/channels/${part(channelId)}/transfer_progress`, { states });
    this.#done(answer, 404, 409, 412);
  }
  async endBridge(bridgeId: string): Promise<void> {
    // 409: it is just being taken down, and out of our application already.
    this.#done(await this.#ask('DELETE', `/bridges/${part(bridgeId)}`), 404, 409);
  }
  async record(bridgeId: string, recording: string): Promise<void> {
    const order = { name: recording, format: 'wav', ifExists: 'fail' };
    this.#done(await this.#ask('POST', `/bridges/${part(bridgeId)}/record`, order), 404, 409);
  }
  say(channelId: string, playback: string, sound: string): Promise<void> {
    return this.#orDone(playback, this.#say(channelId, playback, sound), () => this.#isPlaying(playback));
  }
  async #isPlaying(playback: string): Promise<boolean> {
    return (await this.#ask('GET', `/playbacks/${part(playback)}`)).status < 300;
  }
  async #say(channelId: string, playback: string, sound: string): Promise<void> {
    // Asterisk plays a second time what is ordered twice.
    if (await this.#isPlaying(playback)) return;
    const media = `sound:${await this.#sounds()}/${sound.replace(/[^a-z\d-]/g, '')}`;
    const answer = await this.#ask('POST', `/channels/${part(channelId)}/play/${part(playback)}`, { media });
    this.#done(answer, 404, 409, 412);
  }
  async hush(playback: string): Promise<void> {
    this.#done(await this.#ask('DELETE', `/playbacks/${part(playback)}`), 404, 409);
  }
  async takeMessage(channelId: string, recording: string): Promise<void> {
    const { seconds, silence } = MESSAGE_LIMITS;
    const limits = { maxDurationSeconds: seconds, maxSilenceSeconds: silence, terminateOn: '#', beep: 'true' };
    const order = { name: recording, format: 'wav', ifExists: 'fail', ...limits };
    this.#done(await this.#ask('POST', `/channels/${part(channelId)}/record`, order), 404, 409, 412);
  }
  async isRecording(recording: string): Promise<boolean> {
    return (await this.#ask('GET', `/recordings/live/${part(recording)}`)).status < 300;
  }
  /** Where Asterisk has our files: beside its configuration, wherever that is. */
  async #sounds(): Promise<string> {
    return `${await this.#variable('ASTETCDIR')}/prorab/sounds`;
  }
  async #variable(variable: string): Promise<string> {
    const { value } = this.#only(await this.#ask('GET', '/asterisk/variable', { variable })) as { value: string };
    return value;
  }
  async finishRecording(recording: string): Promise<boolean> {
    const answer = await this.#ask('POST', `/recordings/live/${part(recording)}/stop`);
    this.#done(answer, 404, 409);
    return answer.status < 300;
  }
  async recording(recording: string): Promise<AsyncIterable<Uint8Array> | null> {
    return this.#http.file(`/recordings/stored/${part(recording)}/file`);
  }
  async storedRecordings(): Promise<string[]> {
    const stored = ariRecordings.parse(this.#only(await this.#ask('GET', '/recordings/stored')));
    return stored.map(({ name }) => name);
  }
  async forgetRecording(recording: string): Promise<void> {
    this.#done(await this.#ask('DELETE', `/recordings/stored/${part(recording)}`), 404);
  }

  async #ask(...of: Parameters<AriHttp['ask']>): Promise<AriAnswer> {
    const [method, path] = of;
    try {
      return await this.#http.ask(...of);
    } catch (error) {
      if (error instanceof ExchangeUnavailable)
        this.log.warn({ order: `${method} ${path}`, reason: error.why }, 'an order was not answered');
      throw error;
    }
  }
  #done(answer: AriAnswer, ...alsoDone: number[]): void {
    if (answer.status < 300 || alsoDone.includes(answer.status)) return;
    throw new ExchangeRefused(answer.status, textOf(answer.body));
  }
  #only({ status, body }: AriAnswer): unknown {
    if (status >= 300) throw new ExchangeRefused(status, textOf(body));
    return body;
  }
}

type Arrived = ExchangeEvent & { kind: 'arrived' };
class Replaced extends ExchangeUnavailable {
  constructor() {
    super('replaced');
  }
}
/** ARI follows a channel by itself that it was told to make for an application. */
const RUNG_BY_US: ReadonlySet<string | undefined> = new Set(['leg', 'client']);
/** Ways in which channels come that we have not made. */
const BY_DIALPLAN: ReadonlySet<string | undefined> = new Set<CallWay>(['in', 'out']);
/** We are there until so many pings are not answered. */
const BELIEVED_PINGS = 3;
/** Of the dialplan (`prorab-out-away`): `Stasis:prorab-calls-305`. */
const CALLS_OUT = 'Stasis:prorab-calls-';
/** And of `prorab-away`. */
const RINGS = 'Stasis:prorab-rings-';
const NAMED = 'NOT_INUSE';
const FILTER = { allowed: TOLD.map((type) => ({ type })) };
/** What a phone does by its own keys is told to us, not done by Asterisk itself: it would put a channel of its own into the talk. */
const TRANSFER_HANDLING = 'PJSIP_TRANSFER_HANDLING()';
const HANDS_OVER_BY_US = { variables: { [TRANSFER_HANDLING]: 'ari-only' } };
const part = encodeURIComponent;
/** What a phone shows; a quote or a bracket would end it. */
const shown = (name: string): string =>
  name
    .replace(/[\p{C}"<>\\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
