import { Clock, UseCase } from '@prorab/platform/marks';
import { type NoticeDecision, decideNotice } from '../../domain/notice/notice-policy.js';
import { type NoticeSettings, USUAL_SETTINGS, quietCalendar } from '../../domain/notice/notice-settings.js';
import { NoticeFacts, type UnreadMessage } from '../ports/notice-facts.port.js';
import { NoticeLog } from '../ports/notice-log.port.js';
import { NoticePeople, type NoticePlace } from '../ports/notice-people.port.js';
import { NoticeSettingsBook } from '../ports/notice-settings-book.port.js';

export interface Decided {
  readonly message: UnreadMessage;
  readonly decision: NoticeDecision;
  /** The day of the person. */
  readonly dayOf: (instant: Date) => string;
}

/** Brings together what the policy asks for, with one question per book however many people there are. */
@UseCase()
export class NoticeDesk {
  constructor(
    private readonly facts: NoticeFacts,
    private readonly people: NoticePeople,
    private readonly settings: NoticeSettingsBook,
    private readonly log: NoticeLog,
    private readonly clock: Clock,
  ) {}

  async settingsOf(employeeId: string): Promise<NoticeSettings> {
    return (await this.settings.of([employeeId])).get(employeeId) ?? USUAL_SETTINGS;
  }
  /** null: does not work here any more. */
  async placeOf(employeeId: string): Promise<NoticePlace | null> {
    return (await this.people.at([employeeId], this.clock.now())).get(employeeId) ?? null;
  }

  /** About messages of one conversation, for one message per person; people who have gone are left out. */
  async decide(conversationId: string, messages: readonly UnreadMessage[]): Promise<Decided[]> {
    const now = this.clock.now();
    const ids = messages.map(({ employeeId }) => employeeId);
    const places = await this.people.at(ids, now);
    const settings = await this.settings.of(ids);
    const presence = await this.facts.presenceOf(ids);
    const told = await this.log.toldAt(ids, conversationId);
    return messages.flatMap((message): Decided[] => {
      const { employeeId, lastReadAt } = message;
      const place = places.get(employeeId);
      if (!place) return [];
      const own = settings.get(employeeId) ?? USUAL_SETTINGS;
      const toldAt = told.get(employeeId) ?? null;
      const person = {
        ...{ read: false, settings: own, quiet: quietCalendar(own, place.zone), calendar: place.calendar },
        ...{ absentUntil: place.absentUntil, toldAt: toldAt && lastReadAt && lastReadAt >= toldAt ? null : toldAt },
        ...(presence.get(employeeId) ?? { deskActiveAt: null, status: 'offline' as const }),
      };
      const dayOf = (instant: Date): string => place.calendar.dayOf(instant);
      return [{ message, decision: decideNotice(message, person, now), dayOf }];
    });
  }
}
