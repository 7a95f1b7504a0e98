/** What somebody hears whose call nobody takes, and what he may do. Sounds are named without `.wav`. */
export interface WordRules {
  /** null: nothing is said. */
  readonly say: string | null;
  /** He may leave a message. */
  readonly voicemail: boolean;
  /** He may press 1, and is called back first. */
  readonly callBack: boolean;
  /** Said once he has left a message or asked to be called back; null: nothing. */
  readonly thanks: string | null;
}
/** Why nobody takes it: the house is closed, or nobody picked up. It becomes the outcome of the call. */
export type WordReason = 'missed' | 'closed';
/** `ready`: phones ring still. `over`: it will not be said any more. */
export type WordPhase = 'ready' | 'saying' | 'taking' | 'thanking' | 'over';
export interface Word extends WordRules {
  readonly phase: WordPhase;
  readonly reason: WordReason;
  readonly askedCallBack: boolean;
}
/** What is to be done at the exchange; each may be done twice. */
export type WordOrder =
  | { readonly order: 'answer'; readonly channelId: string }
  | { readonly order: 'say'; readonly channelId: string; readonly playback: string; readonly sound: string }
  | { readonly order: 'hush'; readonly playback: string }
  | { readonly order: 'take-message'; readonly channelId: string; readonly recording: string }
  | { readonly order: 'finish-message'; readonly recording: string };
/** What becomes of the word; `ends`: the caller is let go. */
export interface WordStep {
  readonly word: Word;
  readonly orders: readonly WordOrder[];
  readonly ends: boolean;
}
interface Of {
  readonly callId: string;
  readonly channelId: string;
}

export const CALL_BACK_DIGIT = '1';
const MESSAGES = 'voice/';
/** Name of the message at the exchange. */
export const messageOf = (callId: string): string => `${MESSAGES}${callId}`;
export const isMessage = (recording: string): boolean => recording.startsWith(MESSAGES);
export const wordOf = (rules: WordRules | null): Word | null =>
  rules && { ...rules, phase: 'ready', reason: 'missed', askedCallBack: false };

/** Nobody will take the call. */
export function beginWord(word: Word, reason: WordReason, of: Of): WordStep {
  const phase = word.say !== null ? 'saying' : word.voicemail ? 'taking' : 'over';
  const to = { ...word, reason, phase } as const;
  return { word: to, orders: phase === 'over' ? [] : againOf(to, of), ends: phase === 'over' };
}
/** A sound has come to its end. */
export function wordSaid(word: Word, playback: string, of: Of): WordStep {
  if (playback !== playbackOf(word, of)) return { word, orders: [], ends: false };
  if (word.phase === 'saying' && word.voicemail) return enter({ ...word, phase: 'taking' }, of);
  return { word: { ...word, phase: 'over' }, orders: [], ends: true };
}
/** The message has come to its end: silence, `#`, or it was long enough. */
export const messageTaken = (word: Word, of: Of): WordStep =>
  word.phase === 'taking' ? thank(word, [], of) : { word, orders: [], ends: false };
/** A key was pressed. */
export function keyPressed(word: Word, digit: string, of: Of): WordStep {
  const { phase, callBack, askedCallBack } = word;
  if (digit !== CALL_BACK_DIGIT || !callBack || askedCallBack || (phase !== 'saying' && phase !== 'taking'))
    return { word, orders: [], ends: false };
  const stop: WordOrder =
    phase === 'saying'
      ? { order: 'hush', playback: playbackOf(word, of) }
      : { order: 'finish-message', recording: messageOf(of.callId) };
  return thank({ ...word, askedCallBack: true }, [stop], of);
}
/** What has to be done in this phase; may be ordered again after a break. */
export function againOf(word: Word, of: Of): WordOrder[] {
  const { channelId, callId } = of;
  const answer: WordOrder = { order: 'answer', channelId };
  const sound = word.phase === 'saying' ? word.say : word.phase === 'thanking' ? word.thanks : null;
  if (sound !== null) return [answer, { order: 'say', channelId, playback: playbackOf(word, of), sound }];
  if (word.phase !== 'taking') return [];
  return [answer, { order: 'take-message', channelId, recording: messageOf(callId) }];
}

const playbackOf = ({ phase }: Word, { callId }: Of): string => `${callId}-${phase}`;
const enter = (word: Word, of: Of): WordStep => ({ word, orders: againOf(word, of), ends: false });
function thank(word: Word, first: readonly WordOrder[], of: Of): WordStep {
  if (word.thanks === null) return { word: { ...word, phase: 'over' }, orders: first, ends: true };
  const { orders, ...to } = enter({ ...word, phase: 'thanking' }, of);
  return { ...to, orders: [...first, ...orders] };
}
