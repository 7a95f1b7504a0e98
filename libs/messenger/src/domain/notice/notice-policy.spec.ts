import { aNoticePerson, anOccasion } from './a-notice-person.builder.js';
import { decideNotice } from './notice-policy.js';
import type { NoticeKind, NoticeSettings } from './notice-settings.js';

/** Of the week of Monday, 23 November 2026, by the clock of Moscow: `thu 12:00`. */
const moscow = (text: string): Date => {
  const [weekday = '', time = ''] = text.split(' ');
  const day = 23 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'mon2'].indexOf(weekday);
  return new Date(`2026-11-${day}T${time}:00+03:00`);
};
const said = (decision: ReturnType<typeof decideNotice>): string => {
  if (decision.what === 'none') return `none: ${decision.because}`;
  const options = { timeZone: 'Europe/Moscow', weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const wall = new Intl.DateTimeFormat('en-GB', options);
  return `${decision.what} ${wall.format(decision.at).replace(',', '').toLowerCase()}: ${decision.because}`;
};
interface Row {
  kind?: NoticeKind;
  urgent?: boolean;
  at?: string;
  now?: string;
  active?: string;
  told?: string;
  absentUntil?: string;
  status?: 'online' | 'away' | 'busy' | 'invisible' | 'offline';
  read?: boolean;
  settings?: Partial<NoticeSettings>;
}
const decided = ({ kind, urgent, at = 'thu 12:00', now = at, active, told, absentUntil, ...person }: Row): string =>
  said(
    decideNotice(
      anOccasion({ ...(kind && { kind }), ...(urgent && { urgent }), at: moscow(at) }),
      aNoticePerson({
        ...person,
        ...{ deskActiveAt: active ? moscow(active) : null, toldAt: told ? moscow(told) : null },
        absentUntil: absentUntil ? moscow(absentUntil) : null,
      }),
      moscow(now),
    ),
  );
const conversationId = anOccasion().conversationId;

describe('who is told of a message, when and how', () => {
  it.each<[string, Row, string]>([
    ['away from the desk: after the delay of its kind', {}, 'push thu 12:02: unread'],
    ['a customer waits less', { kind: 'customer' }, 'push thu 12:01: unread'],
    ['a group can wait', { kind: 'group' }, 'push thu 12:10: unread'],
    ['the delay has passed', { now: 'thu 12:07' }, 'push thu 12:07: unread'],
    ['read meanwhile', { now: 'thu 12:02', read: true }, 'none: read'],
    ['read, be it ever so urgent', { read: true, urgent: true }, 'none: read'],
    ['at the desk: looked at again', { active: 'thu 12:00' }, 'push thu 12:05: at-the-desk'],
    ['was at the desk a minute ago', { active: 'thu 11:59' }, 'push thu 12:02: unread'],
    [
      'still at the desk when the time has come',
      { now: 'thu 12:05', active: 'thu 12:05' },
      'push thu 12:10: at-the-desk',
    ],
    ['at the desk for hours and does not look', { now: 'thu 14:01', active: 'thu 14:01' }, 'none: at-the-desk'],
    ['busy', { status: 'busy' }, 'push thu 12:05: busy'],
    ['busy all the time', { status: 'busy', now: 'thu 14:01' }, 'none: busy'],
    ['away is not busy', { status: 'away' }, 'push thu 12:02: unread'],
    ['invisible is not gone', { status: 'invisible', active: 'thu 12:00' }, 'push thu 12:05: at-the-desk'],
    ['told of this talk already', { told: 'thu 11:50' }, 'none: told-already'],
    [
      'told of this talk already, but work is over',
      { at: 'thu 18:00', told: 'thu 17:55' },
      'digest fri 09:00: outside-work',
    ],
    ['told of it long ago', { told: 'thu 11:40' }, 'push thu 12:02: unread'],
    [
      'this kind never',
      { settings: { delays: { direct: null, mention: 0, group: 0, inquiry: 0, customer: 0 } } },
      'none: kind-off',
    ],
    [
      'at once',
      { settings: { delays: { direct: 0, mention: 0, group: 0, inquiry: 0, customer: 0 } } },
      'push thu 12:00: unread',
    ],
    ['muted', { settings: { muted: [{ conversationId, until: null }] } }, 'none: muted'],
    ['muted for a while yet', { settings: { muted: [{ conversationId, until: moscow('thu 12:30') }] } }, 'none: muted'],
    [
      'not muted any more',
      { settings: { muted: [{ conversationId, until: moscow('thu 11:30') }] } },
      'push thu 12:02: unread',
    ],
    [
      'another talk is muted',
      { settings: { muted: [{ conversationId: 'other', until: null }] } },
      'push thu 12:02: unread',
    ],
    ['in the lunch break', { at: 'thu 13:20' }, 'push thu 13:22: unread'],
    ['after work', { at: 'thu 18:30' }, 'digest fri 09:00: outside-work'],
    ['the delay ends after work', { at: 'thu 17:59' }, 'digest fri 09:00: outside-work'],
    ['on Friday night', { at: 'fri 23:30' }, 'digest mon 09:00: quiet-hours'],
    ['on Saturday', { at: 'sat 12:00' }, 'digest mon 09:00: outside-work'],
    ['after work, who wants it', { at: 'thu 18:30', settings: { outsideWork: true } }, 'push thu 18:32: unread'],
    [
      'at night, who works at all hours',
      { at: 'thu 23:30', settings: { outsideWork: true } },
      'digest fri 08:00: quiet-hours',
    ],
    ['before dawn', { at: 'thu 05:30' }, 'digest thu 09:00: quiet-hours'],
    [
      'quiet until late',
      { at: 'thu 05:30', settings: { quiet: { from: '22:00', to: '10:30' } } },
      'digest thu 10:30: quiet-hours',
    ],
    ['quiet at noon', { settings: { quiet: { from: '11:00', to: '13:30' } } }, 'digest thu 13:30: quiet-hours'],
    ['quiet whenever there is work', { settings: { quiet: { from: '08:00', to: '19:00' } } }, 'none: quiet-hours'],
    ['no quiet hours, after work', { at: 'thu 23:30', settings: { quiet: null } }, 'digest fri 09:00: outside-work'],
    ['no digest wanted', { at: 'thu 23:30', settings: { morningDigest: false } }, 'none: quiet-hours'],
    ['on vacation', { absentUntil: 'sat 00:00' }, 'digest mon 09:00: away'],
    [
      'on vacation, who works at all hours',
      { absentUntil: 'fri 00:00', settings: { outsideWork: true, quiet: null } },
      'digest fri 09:00: away',
    ],
    ['back from vacation', { absentUntil: 'thu 12:00' }, 'push thu 12:02: unread'],
    ['urgent', { urgent: true }, 'push thu 12:00: urgent'],
    ['urgent at night', { at: 'thu 03:00', urgent: true }, 'push thu 03:00: urgent'],
    ['urgent on vacation', { absentUntil: 'sat 00:00', urgent: true }, 'push thu 12:00: urgent'],
    [
      'urgent and muted',
      { urgent: true, settings: { muted: [{ conversationId, until: null }] } },
      'push thu 12:00: urgent',
    ],
    ['urgent and busy', { urgent: true, status: 'busy' }, 'push thu 12:00: urgent'],
    ['urgent and told a moment ago', { urgent: true, told: 'thu 11:59' }, 'push thu 12:00: urgent'],
    ['urgent at the desk', { urgent: true, active: 'thu 12:00' }, 'push thu 12:01: at-the-desk'],
    ['after a long downtime', { at: 'wed 11:00', now: 'thu 12:00' }, 'none: stale'],
    ['urgent after a long downtime', { at: 'wed 11:00', now: 'thu 12:00', urgent: true }, 'none: stale'],
  ])('%s', (_, row, decision) => expect(decided(row)).toBe(decision));

  it('goes by the clock where the person works', () => {
    const night = aNoticePerson({ zone: 'Asia/Vladivostok' });
    const decision = decideNotice(anOccasion({ at: moscow('thu 15:30') }), night, moscow('thu 15:30'));
    expect(decision).toMatchObject({ what: 'digest', at: new Date('2026-11-27T09:00:00+10:00') });
  });
});
