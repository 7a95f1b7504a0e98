/** Why a channel came to its end. */
export type HangupCause = 'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown';
/** What a caller or a phone hears of a call that is refused before it was answered. */
export type Refusal = 'normal' | 'busy' | 'no-answer' | 'rejected' | 'congestion';

/** Whether a call comes from a provider or from a phone of the house. */
export type CallWay = 'in' | 'out';

/** A channel: one end of a call at the exchange. */
export interface ExchangeChannel {
  readonly id: string;
  /** `down`: before it rings; `up`: answered. */
  readonly state: 'down' | 'ringing' | 'up';
  /** As the other end names itself; empty when it hides. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** Extension of the dialplan it came by: the number that was called. */
  readonly dialled: string;
  /** Phone or provider: `101`, `pskov`. */
  readonly endpoint: string;
  /** What the dialplan or whoever rang it gave along: `in`, `leg`, … */
  readonly args: readonly string[];
  readonly createdAt: Date;
}
export interface ExchangeBridge {
  readonly id: string;
  readonly channelIds: readonly string[];
}
/** All that is ours at the exchange at one moment. */
export interface ExchangeState {
  readonly channels: readonly ExchangeChannel[];
  readonly bridges: readonly ExchangeBridge[];
}

/** In the order in which it happened to a channel; `at` is the exchange's clock. */
export type ExchangeEvent =
  /** A channel is in our hands: a caller, a phone that has answered, a phone that calls. */
  | { readonly kind: 'arrived'; readonly channel: ExchangeChannel; readonly at: Date }
  /** A phone rings, or somebody has picked up. */
  | { readonly kind: 'progressed'; readonly channelId: string; readonly state: 'ringing' | 'up'; readonly at: Date }
  | { readonly kind: 'ended'; readonly channelId: string; readonly cause: HangupCause; readonly at: Date }
  /** A sound that was to be played has come to its end, or could not be played. */
  | { readonly kind: 'said'; readonly channelId: string; readonly playback: string; readonly at: Date }
  /** A key: `0` to `9`, `*`, `#`. */
  | { readonly kind: 'pressed'; readonly channelId: string; readonly digit: string; readonly at: Date }
  | { readonly kind: 'held' | 'unheld'; readonly channelId: string; readonly at: Date }
  /**
   * A phone wants its talk handed over, by its own keys; `to`: what was dialled there; `talk`: its channel of another talk, whose other
   * side is to have this one. Both null: it names a talk that the exchange does not know.
   */
  | {
      readonly kind: 'hands-over';
      readonly channelId: string;
      readonly to: string | null;
      readonly talk: string | null;
      readonly at: Date;
    }
  | {
      readonly kind: 'recorded';
      readonly recording: string;
      /** Whose sound it is; null: a bridge's. */
      readonly channelId: string | null;
      readonly seconds: number;
      readonly failure: string | null;
      readonly at: Date;
    };

/** Who hears the exchange. Nothing is told before `connected`; what was told is not told again. */
export interface ExchangeListener {
  /** The exchange is there (again): this is how it stands, and what happens from now on is told. `awaySince`: the gap before; null at first. */
  connected(state: ExchangeState, awaySince: Date | null): Promise<void>;
  /** It answers, as before; told from time to time. */
  alive(): void;
  /** It cannot be heard; tried again without end. */
  disconnected(why: Error): void;
  /** Never throws; the next event of the same channel waits for nobody. */
  heard(event: ExchangeEvent): void;
}

/** A leg that is to ring. */
export interface RingOrder {
  /** Ours: rung twice under one id, it rings once. */
  readonly channelId: string;
  /** `PJSIP/101`, or by a provider `PJSIP/78112201234@pskov`. */
  readonly endpoint: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly seconds: number;
  readonly args: readonly string[];
}
/** What holds a bridge open. */
export interface KeepOrder {
  readonly bridgeId: string;
  /** As long as it is there. */
  readonly channelId: string;
  /** Ours: ordered twice under one id, it is there once. */
  readonly keeperId: string;
}
/** Who hears a talk without being in it. */
export interface SpyOrder {
  /** Heard. */
  readonly channelId: string;
  /** Ours: ordered twice under one id, it is there once. */
  readonly spyId: string;
  readonly whispers: boolean;
}

/** Of a message: the longest, and the silence that ends it. */
export const MESSAGE_LIMITS = { seconds: 120, silence: 5 } as const;

/**
 * The exchange: hears what happens to channels, and steers them. Every order may be given twice: what is done already, or is about a
 * channel that has gone, is done. Not answered (ExchangeUnavailable), it may be done or not; what was heard to be over meanwhile is answered.
 * @throws ExchangeUnavailable (tried again later makes sense), ExchangeRefused (it does not)
 */
export abstract class CallControl {
  /** Begins to listen; the promise is kept when it has ended. */
  abstract listen(listener: ExchangeListener, signal: AbortSignal): Promise<void>;
  /**
   * What was ordered is perhaps not done, though the exchange is heard: the line is begun anew, and `connected` told with how it stands,
   * at once, and where that is wished again and again after a rest. Nothing where it is not heard.
   */
  abstract readAnew(): void;
  /** At this moment, ours or not. */
  abstract isThere(channelId: string): Promise<boolean>;
  /** @throws PhoneUnreachable when there is no such phone at the exchange now */
  abstract ring(order: RingOrder): Promise<void>;
  /** The caller hears that it rings. */
  abstract indicateRinging(channelId: string): Promise<void>;
  abstract answer(channelId: string): Promise<void>;
  abstract hangUp(channelId: string, refusal?: Refusal): Promise<void>;
  /** The dialplan has it from here on, as if we were away: it rings the branch of the called number, or whom the phone (`out`) has dialled. */
  abstract handBack(channelId: string, dialled: string, way?: CallWay): Promise<void>;
  /**
   * While we are away, phones of these extensions alone may call outside; kept there, also when it is started anew. Before it was first
   * told, all may that it knows.
   */
  abstract letCallOut(extensions: readonly string[]): Promise<void>;
  /** While we are away, of the group that rings phones of these extensions alone; kept there as well. Before it was first told, all of it. */
  abstract letRing(extensions: readonly string[]): Promise<void>;
  /** The name beside the number on the phone of the other end, from now on. */
  abstract nameCaller(channelId: string, name: string): Promise<void>;
  /** The channels talk in this bridge, which is made when there is none. */
  abstract join(bridgeId: string, channelIds: readonly string[]): Promise<void>;
  /** The channel leaves its talk and hears music in this bridge, which is made when there is none; once ended, it is not made again. */
  abstract holdIn(bridgeId: string, channelId: string): Promise<void>;
  /** A silent channel of ours comes into the bridge, which so is never empty, and is recorded on; it goes with that one, or is hung up. */
  abstract keepOpen(order: KeepOrder): Promise<void>;
  /** A channel of ours arrives that hears what is said at that one; `whispers`: what is said to it is heard there, and only there. */
  abstract spy(order: SpyOrder): Promise<void>;
  /** The phone that wanted its talk handed over learns what became of it. */
  abstract answerHandOver(channelId: string, taken: boolean): Promise<void>;
  abstract endBridge(bridgeId: string): Promise<void>;
  /** Everything said in the bridge from now on. A name is taken once. */
  abstract record(bridgeId: string, recording: string): Promise<void>;
  /** The other end hears a sound of ours (a name without `.wav`, see `ExchangeFiles`), after what it hears now; `said` tells when it is over. */
  abstract say(channelId: string, playback: string, sound: string): Promise<void>;
  abstract hush(playback: string): Promise<void>;
  /** A tone, then what the other end says, until silence, `#` or the longest time; `recorded` tells when it is over. A name is taken once. */
  abstract takeMessage(channelId: string, recording: string): Promise<void>;
  /** It goes on, or is to begin. */
  abstract isRecording(recording: string): Promise<boolean>;
  /** Whatever is still being recorded under this name comes to its end soon. @returns false: nothing was */
  abstract finishRecording(recording: string): Promise<boolean>;
  /** All bytes of a finished recording, WAV; null: there is none. */
  abstract recording(recording: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Names of all recordings that lie there, also of talks that go on. */
  abstract storedRecordings(): Promise<string[]>;
  abstract forgetRecording(recording: string): Promise<void>;
}
