import type { Microphone } from './microphone.js';
import type { SipEar, SipLine, SipTalk, TalkEnd } from './sip-line.js';

/**
 * `elsewhere`: another page of the same person is the phone, in this browser or on another computer. `refused`: the exchange does not
 * know it. `lost`: no line, it is tried again.
 */
export type LineState = 'off' | 'starting' | 'no-microphone' | 'elsewhere' | 'ready' | 'lost' | 'refused';
export interface Talk {
  readonly id: string;
  readonly way: 'in' | 'out';
  /** `ringing`: somebody calls. `calling`: we do. `joining`: answered, and the voices are not there yet. */
  readonly stage: 'ringing' | 'calling' | 'joining' | 'talking' | 'ended';
  readonly name: string;
  readonly number: string;
  readonly muted: boolean;
  readonly held: boolean;
  /** When it was answered; ms. */
  readonly since: number | null;
  /** Why it ended, when it did otherwise than talks do. */
  readonly end: Exclude<TalkEnd, 'done'> | null;
}
export interface SoftphoneState {
  readonly line: LineState;
  readonly microphone: Microphone | null;
  readonly talk: Talk | null;
}
/** What the phone stands on: the browser and the house. */
export interface SoftphoneParts {
  microphone(): Promise<Microphone>;
  /** Resolves when no other page of this browser is the phone, with how to stop being it; `waits` is told when there is one. */
  onlyPage(waits: () => void, signal: AbortSignal): Promise<() => void>;
  /** Logs in at the exchange. */
  open(ear: SipEar): Promise<SipLine>;
  ring(on: boolean): void;
  pause(attempt: number, signal: AbortSignal): Promise<void>;
  now(): number;
}
const OFF: SoftphoneState = { line: 'off', microphone: null, talk: null };

/** A phone in the browser: one line, one talk at a time. */
export class Softphone {
  #state = OFF;
  #run: AbortController | null = null;
  #line: SipLine | null = null;
  #talk: SipTalk | null = null;

  constructor(
    private readonly parts: SoftphoneParts,
    private readonly changed: (state: SoftphoneState) => void,
  ) {}
  get state(): SoftphoneState {
    return this.#state;
  }

  /** Becomes the phone, as soon as no other page is; again, when it has given up. */
  async start(): Promise<void> {
    this.stop();
    const run = new AbortController();
    const { signal } = run;
    this.#run = run;
    this.#to({ line: 'starting' });
    const release = await this.parts.onlyPage(() => this.#to({ line: 'elsewhere' }), signal);
    signal.addEventListener('abort', release, { once: true });
    if (signal.aborted) return release();
    const microphone = await this.parts.microphone();
    if (signal.aborted) return;
    this.#to({ microphone });
    if (microphone !== 'ready') return this.#giveUp('no-microphone');
    this.#to({ line: 'starting' });
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const line = await this.parts.open(this.#ear(signal));
        if (signal.aborted) return line.stop();
        this.#line = line;
        return;
      } catch {
        // Without the house there is no line; the state says so, and it is tried until there is.
        if (signal.aborted) return;
        this.#to({ line: 'lost' });
        await this.parts.pause(attempt, signal);
      }
    }
  }
  stop(): void {
    this.#giveUp('off');
  }
  call(number: string): void {
    if (this.#state.line === 'ready' && (!this.#talk || this.#state.talk?.stage === 'ended')) this.#line?.call(number);
  }
  answer(): void {
    if (this.#state.talk?.stage !== 'ringing') return;
    this.#change({ stage: 'joining' });
    this.#talk?.answer();
  }
  /** Declines, cancels, hangs up; puts away what has ended. */
  end(): void {
    const talk = this.#talk;
    if (talk) talk.end();
    else this.#to({ talk: null });
  }
  mute(on: boolean): void {
    this.#talk?.mute(on);
    this.#change({ muted: on });
  }
  hold(on: boolean): void {
    this.#talk?.hold(on);
  }
  press(key: string): void {
    this.#talk?.press(key);
  }

  #ear(signal: AbortSignal): SipEar {
    const mine = (id: string): boolean => !signal.aborted && this.#talk?.id === id;
    return {
      line: (news) => {
        if (signal.aborted) return;
        if (news === 'replaced') this.#giveUp('elsewhere');
        else this.#to({ line: news });
      },
      talk: (talk) => {
        if (signal.aborted || this.#talk) return talk.end('busy');
        this.#talk = talk;
        const { id, way, name, number } = talk;
        const stage = way === 'in' ? 'ringing' : 'calling';
        this.#to({ talk: { id, way, name, number, stage, muted: false, held: false, since: null, end: null } });
      },
      talking: (id) => mine(id) && this.#change({ stage: 'talking', since: this.parts.now() }),
      held: (id, on) => mine(id) && this.#change({ held: on }),
      ended: (id, why) => {
        if (!mine(id)) return;
        this.#talk = null;
        if (why === 'done') this.#to({ talk: null });
        else this.#change({ stage: 'ended', end: why });
      },
    };
  }
  /** Nothing is heard any more of what was begun. */
  #giveUp(line: LineState): void {
    this.#run?.abort();
    this.#run = null;
    this.#talk?.end();
    this.#talk = null;
    this.#line?.stop();
    this.#line = null;
    this.#to({ line, talk: null, ...(line === 'off' ? { microphone: null } : {}) });
  }
  #change(change: Partial<Talk>): void {
    if (this.#state.talk) this.#to({ talk: { ...this.#state.talk, ...change } });
  }
  #to(change: Partial<SoftphoneState>): void {
    const rang = this.#state.talk?.stage === 'ringing';
    this.#state = { ...this.#state, ...change };
    const rings = this.#state.talk?.stage === 'ringing';
    if (rings !== rang) this.parts.ring(rings);
    this.changed(this.#state);
  }
}
