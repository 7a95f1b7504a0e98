/** How the phone in the browser stands at the exchange, as SIP tells it. */
export type LineNews = 'ready' | 'lost' | 'refused' | 'replaced';
/** Why a talk came to its end; `done`: as talks end. */
export type TalkEnd =
  'done' | 'busy' | 'rejected' | 'no-answer' | 'unknown-number' | 'microphone' | 'voice-lost' | 'failed';

/** One talk, as SIP has it. */
export interface SipTalk {
  readonly id: string;
  readonly way: 'in' | 'out';
  /** As the exchange names the other end. */
  readonly name: string;
  readonly number: string;
  answer(): void;
  /** Whatever it is: declined, cancelled, hung up. */
  end(how?: 'busy'): void;
  mute(on: boolean): void;
  hold(on: boolean): void;
  /** @param key 0-9, * or # */
  press(key: string): void;
}
/** Who hears what SIP has to tell. */
export interface SipEar {
  line(news: LineNews): void;
  /** Somebody calls, or the call that was asked for goes out. */
  talk(talk: SipTalk): void;
  talking(id: string): void;
  held(id: string, on: boolean): void;
  ended(id: string, why: TalkEnd): void;
}
/** The phone in the browser, logged in at the exchange. */
export interface SipLine {
  /** @param number as it is dialled at a phone */
  call(number: string): void;
  /** Logs out and hangs up. */
  stop(): void;
}
