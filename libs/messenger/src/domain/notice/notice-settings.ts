import { DomainError, WEEKDAYS, WorkingCalendar } from '@prorab/kernel';

/** What a message is to the one who gets it, by weight: a mention in a group is a mention. */
export const NOTICE_KINDS = ['direct', 'mention', 'group', 'inquiry', 'customer'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface MutedConversation {
  readonly conversationId: string;
  /** null: until it is taken back. */
  readonly until: Date | null;
}
export interface NoticeSettings {
  /** Minutes that a message stays unread before the phone is told; null: never by this kind. */
  readonly delays: Readonly<Record<NoticeKind, number | null>>;
  /** `22:00` to `08:00`, by the clock where the person works. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** Also before and after the hours of work. */
  readonly outsideWork: boolean;
  /** What came in the silence is told once, when it ends; otherwise not at all. */
  readonly morningDigest: boolean;
  /** false: the hint says who wrote, not what. */
  readonly showText: boolean;
  readonly muted: readonly MutedConversation[];
}

export const USUAL_SETTINGS: NoticeSettings = {
  delays: { direct: 2, mention: 2, group: 10, inquiry: 5, customer: 1 },
  quiet: { from: '22:00', to: '08:00' },
  outsideWork: false,
  morningDigest: true,
  showText: true,
  muted: [],
};
export const LONGEST_DELAY_MINUTES = 1_440;
export const MOST_MUTED = 500;

export class NoticeSettingsInvalid extends DomainError {
  constructor(field: 'delays' | 'quiet' | 'muted') {
    super('invalid', 'messenger.notice-settings-invalid', `The notice settings are wrong: ${field}`, { field });
  }
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** @throws NoticeSettingsInvalid */
export function checkedSettings(settings: NoticeSettings): NoticeSettings {
  const { delays, quiet, muted } = settings;
  const fits = (n: number | null): boolean =>
    n === null || (Number.isInteger(n) && n >= 0 && n <= LONGEST_DELAY_MINUTES);
  if (!NOTICE_KINDS.every((kind) => fits(delays[kind]))) throw new NoticeSettingsInvalid('delays');
  // The whole day long nobody could be told of anything; whoever wants that mutes.
  if (quiet && (!TIME.test(quiet.from) || !TIME.test(quiet.to) || quiet.from === quiet.to))
    throw new NoticeSettingsInvalid('quiet');
  if (muted.length > MOST_MUTED || new Set(muted.map((m) => m.conversationId)).size !== muted.length)
    throw new NoticeSettingsInvalid('muted');
  return settings;
}

export const isMuted = ({ muted }: NoticeSettings, conversationId: string, now: Date): boolean =>
  muted.some((m) => m.conversationId === conversationId && (m.until === null || m.until > now));

/** The quiet hours as a calendar that is open when it is quiet: days of 23 and 25 hours are its business. */
export const quietCalendar = ({ quiet }: NoticeSettings, zone: string): WorkingCalendar | null =>
  quiet &&
  new WorkingCalendar({
    zone,
    holidays: null,
    hours: Object.fromEntries(WEEKDAYS.map((day) => [day, `${quiet.from}-${quiet.to}`])),
  });
