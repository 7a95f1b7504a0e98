import { type Socket, createSocket } from 'node:dgram';
import { randomUUID } from 'node:crypto';
import { eventually } from '../../support/eventually.js';
import { loudnessAt } from '../opus.js';
import { type SipMessage, all, digestFor, header, methodOf, parsedSip, statusOf, textOfSip } from './sip-message.js';

/** As we offer it. */
const KEYS_PAYLOAD = 101;
/** 20 ms of a tone in A-law; whole turns only, so that one packet goes on where the last has ended. */
const toneOf = (hertz: number): Buffer => {
  const turn = 8_000 / hertz;
  return Buffer.from(Array.from({ length: 160 }, (_, n) => (n % turn < turn / 2 ? 0xb5 : 0x35)));
};

/** Louder than what a codec and other tones leave of a tone that is not there. */
const AUDIBLE = 0.02;
/** No voice at all for so long. */
const SILENT_MS = 100;
const cseqOf = (message: SipMessage): number => Number.parseInt(header(message, 'CSeq'), 10);
/** A-law. */
function linear(byte: number): number {
  const [code, exponent] = [byte ^ 0x55, ((byte ^ 0x55) & 0x70) >> 4];
  const step = ((code & 0x0f) << 4) + 8;
  const size = exponent === 0 ? step : (step + 0x100) << (exponent - 1);
  return code & 0x80 ? size : -size;
}

/** One talk of a peer, from its first to its last word. */
export class SipCall {
  /** Every answer to our INVITE, or nothing for a call that came in. */
  readonly statuses: number[] = [];
  state: 'calling' | 'ringing' | 'talking' | 'ended' = 'calling';
  /** Status that ended a call of ours before it was answered. */
  refusal: number | null = null;
  /** Told by the other end: `From` of a call that came in. */
  from = '';
  /** Last `P-Asserted-Identity` or `Remote-Party-ID`: what the display shows. */
  shown = '';
  invite: SipMessage | null = null;
  ok: SipMessage | null = null;
  /** It rings there: the dialog has begun. */
  early: SipMessage | null = null;
  cseq = 1;
  voice: NodeJS.Timeout | null = null;
  /** Packets of voice that came from the other end. */
  heard = 0;
  /** Keys that are still to be sent, as packets of RFC 4733: what of the voice they take the place of. */
  readonly toPress: Buffer[] = [];
  /** Keys that were pressed there. */
  readonly keys: string[] = [];
  /** Of the last key: each is told in several packets. */
  keyAt = -1;
  /** By the key of this phone: it says so whenever it is asked. */
  held = false;
  /** It sends nothing at all, as many phones do that hold by their key. */
  mute = false;
  /** Hold or its end, as long as the exchange has not taken it. */
  wish: { readonly held: boolean; readonly request: SipMessage } | null = null;
  /** What became of a transfer that this phone has asked for: the last line of it, `SIP/2.0 200 OK`. */
  transfer = '';
  /** Where whoever calls was sent on to; rung again, the phone says so again. */
  sentTo = '';
  /** What was said to the wish itself: 202, or why not; 0: nothing yet. */
  referred = 0;
  constructor(
    private readonly peer: SipPeer,
    readonly id: string,
    readonly outgoing: boolean,
  ) {}
  answer(): void {
    this.peer.answer(this);
  }
  /** A key of the phone, held for 120 ms. */
  press(key: string): void {
    const code = '0123456789*#'.indexOf(key);
    for (let n = 1; n <= 9; n++) {
      const [held, end] = [Math.min(n, 6) * 160, n > 6 ? 0x80 : 0];
      this.toPress.push(Buffer.from([code, end | 10, held >> 8, held & 0xff]));
    }
  }
  refuse(status: number, reason: string): void {
    this.peer.refuse(this, status, reason);
  }
  /** Sent on to another address, as a phone does that its owner has forwarded: `<sip:89117010005@there>`. */
  sendOn(to: string): void {
    this.sentTo = to;
    this.peer.refuse(this, 302, 'Moved Temporarily', to);
  }
  /** Before it was answered, a caller cancels; afterwards either side says goodbye. */
  hangUp(): void {
    this.peer.hangUp(this);
  }
  /** By the key of the phone. */
  hold(held: boolean): void {
    this.peer.hold(this, held);
  }
  /** By the key of the phone: a blind transfer. `told: false`: it does not want to hear what becomes of it (RFC 4488). */
  handOver(to: string, { told = true } = {}): void {
    this.peer.refer(this, to, '', told);
  }
  /** By the key of the phone: an attended transfer, to the other end of another talk of this phone. */
  handOverTo(other: SipCall): void {
    this.peer.refer(this, other.peerName, other.replaces);
  }
  /** Whom this call is with, as an address has it. */
  get peerName(): string {
    const { outgoing, invite } = this;
    if (!outgoing) return /sip:([^@>;]+)/.exec(this.from)?.[1] ?? '';
    return /sip:([^@\s]+)@/.exec(invite?.start ?? '')?.[1] ?? '';
  }
  /** RFC 3891: this call, as the other end knows it. */
  get replaces(): string {
    const tagOf = (name: string): string => /tag=([^;\s]+)/.exec(header(this.last, name))?.[1] ?? '';
    const [mine, theirs] = this.outgoing ? [tagOf('From'), tagOf('To')] : [`peer${this.id.slice(0, 8)}`, tagOf('From')];
    return `${this.id};to-tag=${theirs};from-tag=${mine}`;
  }
  /** What has come from there last with both names in it. */
  get last(): SipMessage {
    const message = this.outgoing ? (this.ok ?? this.early) : this.invite;
    if (!message) throw new Error('there is no dialog yet');
    return message;
  }
  async until(state: SipCall['state'], within = 10_000): Promise<void> {
    await eventually(() => this.state === state, { within }).catch((error: unknown) => {
      throw new Error(`the call is ${this.state} after ${this.statuses.join(' ')}, not ${state}`, { cause: error });
    });
  }
}

/** Voice, or a key (RFC 4733: its number, and the same time in all its packets). */
function heardIn(call: SipCall, packet: Buffer): void {
  call.heard++;
  const isKey = ((packet[1] ?? 0) & 0x7f) === KEYS_PAYLOAD;
  const at = packet.readUInt32BE(4);
  if (!isKey || at === call.keyAt) return;
  call.keyAt = at;
  call.keys.push('0123456789*#'[packet[12] ?? -1] ?? '?');
}

/** A phone or a provider on one address of this machine, in the hands of a test: it does nothing by itself but ring, and answer what must be answered. */
export class SipPeer {
  readonly calls = new Map<string, SipCall>();
  /** What it says: a tone of 8000 Hz over an even divisor of 160. */
  hertz = 400;
  /** Packets of voice that have come, of all its talks. */
  heard = 0;
  /** The last second of what it has heard. */
  readonly #heard = new Int16Array(8_000);
  #heardAt = 0;
  /** What is offered anew has a number of its own, or it is none. */
  #offers = 0;
  readonly #told = new Set<SipCall>();
  readonly #answers = new Map<string, (answer: SipMessage) => void>();
  #register: { user: string; password: string; cseq: number } | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly voice: Socket,
    readonly address: string,
    private readonly asterisk: number,
    /** Whether a call that comes in rings by itself. */
    public rings: boolean,
  ) {
    socket.on('message', (bytes) => this.#hear(parsedSip(bytes)));
    // All its calls share one address for voice; who wants to tell them apart has one at a time.
    voice.on('message', (packet) => {
      this.heard++;
      for (const call of this.calls.values()) if (call.state === 'talking') heardIn(call, packet);
      this.#listen(packet.subarray(12));
    });
  }
  static async open({
    address,
    asterisk,
    port = 0,
    rings = true,
  }: {
    address: string;
    asterisk: number;
    port?: number;
    rings?: boolean;
  }): Promise<SipPeer> {
    const bound = (of: Socket, at: number): Promise<Socket> =>
      new Promise((done, fail) => of.once('error', fail).bind(at, address, () => done(of)));
    const [socket, voice] = [await bound(createSocket('udp4'), port), await bound(createSocket('udp4'), 0)];
    return new SipPeer(socket, voice, address, asterisk, rings);
  }
  /** How loud a tone was within the last quarter of a second, 0 to 1. */
  loudness(hertz: number): number {
    return performance.now() - this.#heardAt > SILENT_MS ? 0 : loudnessAt(hertz, this.#heard.subarray(-2_000));
  }
  /** It hears all these tones and none of those. */
  async hears(tones: readonly number[], butNot: readonly number[] = [], within = 10_000): Promise<void> {
    const said = (): string => [...tones, ...butNot].map((t) => `${t} Hz ${this.loudness(t).toFixed(3)}`).join(', ');
    const fits = (): boolean =>
      tones.every((t) => this.loudness(t) > AUDIBLE) && butNot.every((t) => this.loudness(t) < AUDIBLE);
    await eventually(fits, { within }).catch((error: unknown) => {
      throw new Error(`${this.address} hears ${said()}`, { cause: error });
    });
  }
  #listen(voice: Uint8Array): void {
    this.#heardAt = performance.now();
    this.#heard.copyWithin(0, voice.length);
    voice.forEach((byte, n) => (this.#heard[this.#heard.length - voice.length + n] = linear(byte)));
  }
  get port(): number {
    return this.socket.address().port;
  }
  async close(): Promise<void> {
    for (const call of this.calls.values()) this.#end(call);
    await Promise.all([this.socket, this.voice].map((s) => new Promise<void>((done) => s.close(() => done()))));
  }
  /** The call that rings here, or will; each is told once. `caller`: as the display shows him. */
  async rung(caller = '', within = 10_000): Promise<SipCall> {
    const next = (): SipCall | null =>
      [...this.calls.values()].find(
        (c) => c.state === 'ringing' && !c.outgoing && c.from.includes(caller) && !this.#told.has(c),
      ) ?? null;
    const call = await eventually(next, { within, message: `${this.address} does not ring` });
    this.#told.add(call);
    return call;
  }

  /** @throws when the exchange does not know the phone */
  async register(user: string, password: string, seconds = 300): Promise<void> {
    const who = (this.#register ??= { user, password, cseq: 0 });
    const uri = `sip:127.0.0.1:${this.asterisk}`;
    const headers = (auth?: string): [string, string][] => [
      ...this.#head(
        'REGISTER',
        `reg-${this.address}-${user}`,
        ++who.cseq,
        `<sip:${user}@127.0.0.1>;tag=r${who.cseq}`,
        `<sip:${user}@127.0.0.1>`,
      ),
      ['Contact', `<sip:${user}@${this.address}:${this.port}>`],
      ['Expires', String(seconds)],
      ...(auth ? ([['Authorization', auth]] as [string, string][]) : []),
    ];
    const first = await this.#ask({ start: `REGISTER ${uri} SIP/2.0`, headers: headers(), body: '' });
    const challenge = header(first, 'WWW-Authenticate');
    if (statusOf(first) === 200) return;
    const second = await this.#ask({
      start: `REGISTER ${uri} SIP/2.0`,
      headers: headers(digestFor(challenge, who, 'REGISTER', uri)),
      body: '',
    });
    if (statusOf(second) !== 200) throw new Error(`the exchange does not take ${user}: ${second.start}`);
  }

  /** Calls a number; `from`: what the provider says of the caller. */
  call(to: string, from: { number: string; name?: string } | 'hidden'): SipCall {
    const id = randomUUID();
    const call = new SipCall(this, id, true);
    this.calls.set(id, call);
    const hidden = from === 'hidden';
    const who = hidden
      ? '"Anonymous" <sip:anonymous@anonymous.invalid>'
      : `${from.name === undefined ? '' : `"${from.name}" `}<sip:${from.number}@${this.address}>`;
    call.invite = {
      start: `INVITE sip:${to}@127.0.0.1:${this.asterisk} SIP/2.0`,
      headers: [
        ...this.#head('INVITE', id, 1, `${who};tag=${id.slice(0, 8)}`, `<sip:${to}@127.0.0.1>`),
        ['Contact', `<sip:peer@${this.address}:${this.port}>`],
        ...(hidden ? ([['Privacy', 'id']] as [string, string][]) : []),
        ['Content-Type', 'application/sdp'],
      ],
      body: this.#sdp(),
    };
    this.#send(call.invite);
    return call;
  }
  answer(call: SipCall): void {
    if (!call.invite) throw new Error('there is nothing to answer');
    call.state = 'talking';
    this.#reply(call.invite, 200, 'OK', this.#sdp());
    this.#speak(call, call.invite.body);
  }
  refuse(call: SipCall, status: number, reason: string, contact?: string): void {
    if (call.invite) this.#reply(call.invite, status, reason, '', contact);
    this.#end(call);
  }
  hangUp(call: SipCall): void {
    if (call.outgoing && call.state !== 'talking') {
      if (!call.invite) return;
      const { headers } = call.invite;
      const cancel = headers.filter(([n]) => ['Via', 'From', 'To', 'Call-ID', 'Max-Forwards'].includes(n));
      this.#send({
        start: call.invite.start.replace('INVITE', 'CANCEL'),
        headers: [...cancel, ['CSeq', `${call.cseq} CANCEL`]],
        body: '',
      });
      return;
    }
    this.#send(this.#inDialog(call, 'BYE'));
    this.#end(call);
  }

  hold(call: SipCall, held: boolean): void {
    call.cseq++;
    call.held = held;
    const way = held ? 'sendonly' : 'sendrecv';
    const { start, headers } = this.#inDialog(call, 'INVITE');
    const contact: [string, string][] = [
      ['Contact', `<sip:peer@${this.address}:${this.port}>`],
      ['Content-Type', 'application/sdp'],
    ];
    const request = { start, headers: [...headers, ...contact], body: this.#sdp(way) };
    call.wish = { held, request };
    this.#send(request);
  }
  /** Both ends wanted to change the talk at one moment: a phone asks again a little later (RFC 3261, 14.1). */
  #askAgain(call: SipCall, { held, request }: NonNullable<SipCall['wish']>, answer: SipMessage): void {
    this.#send(this.#ackOf(request, answer));
    setTimeout(() => call.state === 'talking' && call.held === held && this.hold(call, held), 100).unref();
  }
  /** @param replaces another talk of this phone, which whoever is at `to` is in */
  refer(call: SipCall, to: string, replaces = '', told = true): void {
    call.cseq++;
    const { start, headers } = this.#inDialog(call, 'REFER');
    const instead = replaces && `?Replaces=${encodeURIComponent(replaces)}`;
    const more: [string, string][] = [
      ['Contact', `<sip:peer@${this.address}:${this.port}>`],
      ['Refer-To', `<sip:${to}@127.0.0.1:${this.asterisk}${instead}>`],
      ['Referred-By', `<sip:peer@${this.address}:${this.port}>`],
      ...(told ? [] : ([['Refer-Sub', 'false']] as [string, string][])),
    ];
    this.#send({ start, headers: [...headers, ...more], body: '' });
  }

  /** Whatever goes on here comes to its end. */
  hangUpAll(): void {
    for (const call of this.calls.values()) {
      if (call.state === 'ringing' && !call.outgoing) this.refuse(call, 480, 'Temporarily Unavailable');
      else if (call.state !== 'ended') this.hangUp(call);
    }
  }

  #hear(message: SipMessage): void {
    const status = statusOf(message);
    if (status !== null) this.#heardAnswer(message, status);
    else this.#heardRequest(message, methodOf(message));
  }
  #heardAnswer(message: SipMessage, status: number): void {
    const method = methodOf(message);
    if (method === 'REGISTER') {
      if (status >= 200) this.#answers.get(header(message, 'CSeq'))?.(message);
      return;
    }
    const call = this.calls.get(header(message, 'Call-ID'));
    if (call && method === 'REFER') call.referred = status;
    if (!call || method !== 'INVITE') return;
    call.statuses.push(status);
    if (status < 200) {
      if (status >= 180) call.early = message;
      if (status >= 180 && call.state === 'calling') call.state = 'ringing';
      return;
    }
    if (status < 300) {
      call.ok = message;
      if (call.state !== 'ended') call.state = 'talking';
      // Of this very answer: another wish may be on its way already.
      this.#send(this.#inDialog(call, 'ACK', cseqOf(message)));
      if (call.wish && cseqOf(call.wish.request) === cseqOf(message)) call.wish = null;
      if (!call.voice) this.#speak(call, message.body);
      return;
    }
    if (call.wish && call.state === 'talking') return this.#askAgain(call, call.wish, message);
    if (call.invite) this.#send(this.#ackOf(call.invite, message));
    if (status === 401 && this.#register && call.cseq === 1) return this.#callAgain(call, message, this.#register);
    call.refusal = status;
    this.#end(call);
  }
  /** Of a refusal: by the way of the request itself. */
  #ackOf({ start, headers }: SipMessage, answer: SipMessage): SipMessage {
    return {
      start: start.replace('INVITE', 'ACK'),
      headers: [
        ...headers.filter(([n]) => ['Via', 'From', 'Call-ID', 'Max-Forwards'].includes(n)),
        ['To', header(answer, 'To')],
        ['CSeq', header(answer, 'CSeq').replace('INVITE', 'ACK')],
      ],
      body: '',
    };
  }
  /** A phone says who it is: the exchange lets nobody else call out. */
  #callAgain(call: SipCall, challenge: SipMessage, who: { user: string; password: string }): void {
    if (!call.invite) return;
    const uri = call.invite.start.split(' ')[1] ?? '';
    const branch = `SIP/2.0/UDP ${this.address}:${this.port};branch=z9hG4bK${randomUUID()};rport`;
    call.cseq = 2;
    call.statuses.splice(0);
    const headers = call.invite.headers.map(([name, value]): [string, string] => {
      if (name === 'Via') return [name, branch];
      return name === 'CSeq' ? [name, '2 INVITE'] : [name, value];
    });
    const proof = digestFor(header(challenge, 'WWW-Authenticate'), who, 'INVITE', uri);
    call.invite = { ...call.invite, headers: [...headers, ['Authorization', proof]] };
    this.#send(call.invite);
  }
  #heardRequest(message: SipMessage, method: string): void {
    const id = header(message, 'Call-ID');
    const call = this.calls.get(id);
    const shown = header(message, 'P-Asserted-Identity') || header(message, 'Remote-Party-ID');
    if (call && shown) call.shown = shown;
    if (method === 'ACK') return;
    if (method === 'NOTIFY' && call) call.transfer = message.body.trim();
    if (method === 'INVITE' && call?.sentTo) return this.#reply(message, 302, 'Moved Temporarily', '', call.sentTo);
    if (method === 'INVITE' && call)
      return this.#reply(message, 200, 'OK', this.#sdp(call.held ? 'sendonly' : 'sendrecv'));
    if (method === 'INVITE') {
      const one = new SipCall(this, id, false);
      Object.assign(one, { invite: message, from: header(message, 'From'), shown });
      this.calls.set(id, one);
      this.#reply(message, 100, 'Trying');
      if (this.rings) this.#reply(message, 180, 'Ringing');
      one.state = 'ringing';
      return;
    }
    this.#reply(message, 200, 'OK');
    if (method === 'CANCEL' && call?.invite) {
      this.#reply(call.invite, 487, 'Request Terminated');
      this.#end(call);
    }
    if (method === 'BYE' && call) this.#end(call);
  }
  #end(call: SipCall): void {
    call.state = 'ended';
    if (call.voice) clearInterval(call.voice);
    call.voice = null;
  }

  /** A tone, as long as the talk lasts: there is something to record. */
  #speak(call: SipCall, sdp: string): void {
    const port = Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);
    const host = /^c=IN IP4 (\S+)/m.exec(sdp)?.[1];
    if (!port || !host) return;
    let [sequence, time, pressedAt] = [0, 0, 0];
    const tone = toneOf(this.hertz);
    call.voice = setInterval(() => {
      if (call.mute) return;
      const head = Buffer.from([0x80, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
      head.writeUInt16BE(sequence++ & 0xffff, 2);
      time += 160;
      const key = call.toPress.shift();
      // All packets of one key have the time at which it was pressed.
      if (key?.readUInt16BE(2) === 160) pressedAt = time;
      if (key) head[1] = 101;
      head.writeUInt32BE((key ? pressedAt : time) >>> 0, 4);
      this.voice.send(Buffer.concat([head, key ?? tone]), port, host);
    }, 20);
  }

  #ask(request: SipMessage): Promise<SipMessage> {
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer to ${request.start}`)), 5_000);
      this.#answers.set(header(request, 'CSeq'), (answer) => {
        clearTimeout(late);
        done(answer);
      });
      this.#send(request);
    });
  }
  #send(message: SipMessage): void {
    this.socket.send(textOfSip(message), this.asterisk, '127.0.0.1');
  }
  #reply(
    to: SipMessage,
    status: number,
    reason: string,
    sdp = '',
    contact = `<sip:peer@${this.address}:${this.port}>`,
  ): void {
    const tagged = header(to, 'To').includes('tag=')
      ? header(to, 'To')
      : `${header(to, 'To')};tag=peer${status === 100 ? '' : header(to, 'Call-ID').slice(0, 8)}`;
    const headers: [string, string][] = [
      ...all(to, 'Via').map(([n, v]): [string, string] => [n, v]),
      ...all(to, 'Record-Route').map(([n, v]): [string, string] => [n, v]),
      ['From', header(to, 'From')],
      ['To', status === 100 ? header(to, 'To') : tagged],
      ['Call-ID', header(to, 'Call-ID')],
      ['CSeq', header(to, 'CSeq')],
      ['Contact', contact],
      ...(sdp ? ([['Content-Type', 'application/sdp']] as [string, string][]) : []),
    ];
    this.#send({ start: `SIP/2.0 ${status} ${reason}`, headers, body: sdp });
  }
  #inDialog(call: SipCall, method: 'ACK' | 'BYE' | 'INVITE' | 'REFER', cseq?: number): SipMessage {
    const from = call.outgoing ? call.ok : call.invite;
    if (!from) throw new Error('there is no dialog yet');
    const target = /<([^>]+)>/.exec(header(from, 'Contact'))?.[1] ?? `sip:127.0.0.1:${this.asterisk}`;
    const [mine, theirs] = call.outgoing
      ? [header(from, 'From'), header(from, 'To')]
      : [`${header(from, 'To')};tag=peer${call.id.slice(0, 8)}`, header(from, 'From')];
    if (method === 'BYE') call.cseq++;
    return {
      start: `${method} ${target} SIP/2.0`,
      headers: this.#head(method, call.id, cseq ?? call.cseq, mine, theirs),
      body: '',
    };
  }
  #head(method: string, id: string, cseq: number, from: string, to: string): [string, string][] {
    return [
      ['Via', `SIP/2.0/UDP ${this.address}:${this.port};branch=z9hG4bK${randomUUID()};rport`],
      ['From', from],
      ['To', to],
      ['Call-ID', id],
      ['CSeq', `${cseq} ${method}`],
      ['Max-Forwards', '70'],
    ];
  }
  #sdp(way = 'sendrecv'): string {
    const { port } = this.voice.address();
    return [
      ...['v=0', `o=peer 1 ${++this.#offers} IN IP4 ${this.address}`, 's=-', `c=IN IP4 ${this.address}`, 't=0 0'],
      ...[`m=audio ${port} RTP/AVP 8 101`, 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', `a=${way}`, ''],
    ].join('\r\n');
  }
}
