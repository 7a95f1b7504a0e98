import { type NoticeKind, type NoticeSettings, isMuted } from './notice-settings.js';
import { type Silence, morningAfter, silentBecause } from './silence.js';

export interface NoticeOccasion {
  readonly conversationId: string;
  readonly kind: NoticeKind;
  readonly urgent: boolean;
  /** When the message was said. */
  readonly at: Date;
}
export type PresenceStatus = 'online' | 'away' | 'busy' | 'invisible' | 'offline';
export interface NoticePerson extends Omit<Silence, 'outsideWork'> {
  readonly settings: NoticeSettings;
  readonly read: boolean;
  /** Last sign of life at any desk; a phone in the pocket is none. */
  readonly deskActiveAt: Date | null;
  readonly status: PresenceStatus;
  /** Was told of this conversation then, and has not looked at it since. */
  readonly toldAt: Date | null;
}
export interface NoticeRules {
  /** A sign of life at the desk counts for so long. */
  readonly activeMs: number;
  /** Whoever sits at the desk, or is busy, is looked at again after so long. */
  readonly againMs: number;
  /** At the desk, or busy, for so long since the message: he has seen that there is something. */
  readonly giveUpMs: number;
  /** One hint per conversation stands for so long for all that follows. */
  readonly repeatMs: number;
  /** After a downtime: what is older than this is not told by push any more. */
  readonly staleMs: number;
}
const MINUTE = 60_000;
export const USUAL_RULES: NoticeRules = {
  ...{ activeMs: MINUTE, againMs: 5 * MINUTE, giveUpMs: 120 * MINUTE, repeatMs: 15 * MINUTE, staleMs: 1_440 * MINUTE },
};

export type NoticeDecision =
  | { readonly what: 'none'; readonly because: string }
  /** At once when the instant has come; else to be asked again then. */
  | { readonly what: 'push'; readonly at: Date; readonly because: string }
  | { readonly what: 'digest'; readonly at: Date; readonly because: string };

const none = (because: string): NoticeDecision => ({ what: 'none', because });
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
const latest = (...instants: Date[]): Date => new Date(Math.max(...instants.map((at) => at.getTime())));

/** Whether, when and how a person is told of a message outside of the desk. The same facts are the same answer. */
export function decideNotice(
  occasion: NoticeOccasion,
  person: NoticePerson,
  now: Date,
  rules: NoticeRules = USUAL_RULES,
): NoticeDecision {
  const { at, urgent, kind } = occasion;
  const age = now.getTime() - at.getTime();
  if (person.read) return none('read');
  if (age > rules.staleMs) return none('stale');
  const isActive = person.deskActiveAt !== null && now < later(person.deskActiveAt, rules.activeMs);
  if (urgent) return decideUrgent(occasion, person, now, rules, isActive);

  if (isMuted(person.settings, occasion.conversationId, now)) return none('muted');
  const minutes = person.settings.delays[kind];
  if (minutes === null) return none('kind-off');
  let due = latest(later(at, minutes * MINUTE), now);
  const isHeld = isActive || person.status === 'busy';
  if (isHeld && age > rules.giveUpMs) return none(isActive ? 'at-the-desk' : 'busy');
  if (isHeld) due = latest(due, later(now, Math.max(minutes * MINUTE, rules.againMs)));

  const silence: Silence = { ...person, outsideWork: person.settings.outsideWork };
  const silent = silentBecause(silence, due);
  if (silent === null && person.toldAt && due < later(person.toldAt, rules.repeatMs)) return none('told-already');
  if (silent === null) return { what: 'push', at: due, because: isActive ? 'at-the-desk' : isHeld ? 'busy' : 'unread' };
  if (!person.settings.morningDigest) return none(silent);
  const morning = morningAfter(silence, due);
  return morning ? { what: 'digest', at: morning, because: silent } : none(silent);
}

/** Passes mutes, quiet hours, vacation and status; not the desk that one sits at. */
function decideUrgent(
  { at }: NoticeOccasion,
  { deskActiveAt }: NoticePerson,
  now: Date,
  { activeMs, giveUpMs }: NoticeRules,
  isActive: boolean,
): NoticeDecision {
  if (!isActive || !deskActiveAt) return { what: 'push', at: latest(at, now), because: 'urgent' };
  if (now.getTime() - at.getTime() > giveUpMs) return none('at-the-desk');
  return { what: 'push', at: later(deskActiveAt, activeMs), because: 'at-the-desk' };
}
