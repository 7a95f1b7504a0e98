import type { CalendarInvite, MailAddress } from '../../../domain/letter-facts.js';
import { displayName, normaliseAddress } from '../../../domain/text/mailbox.js';

/** Outlook writes Windows names of zones; these are the ones that our customers' calendars use. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'russian standard time': 'Europe/Moscow',
  'russia time zone 3': 'Europe/Samara',
  'ekaterinburg standard time': 'Asia/Yekaterinburg',
  'n. central asia standard time': 'Asia/Novosibirsk',
  'kaliningrad standard time': 'Europe/Kaliningrad',
  'omsk standard time': 'Asia/Omsk',
  'north asia standard time': 'Asia/Krasnoyarsk',
  'north asia east standard time': 'Asia/Irkutsk',
  'vladivostok standard time': 'Asia/Vladivostok',
  'w. europe standard time': 'Europe/Berlin',
  'belarus standard time': 'Europe/Minsk',
  utc: 'UTC',
  gmt: 'UTC',
};

interface Line {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}

/** The first events of an iCalendar (RFC 5545), enough to tell a manager what is asked: who, when, where. */
export function invitesIn(ics: string): CalendarInvite[] {
  const lines = ics
    .slice(0, 256 * 1024)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/, 5_000)
    .map(read)
    .filter((line) => line !== null);
  const method =
    lines
      .find(({ name }) => name === 'METHOD')
      ?.value.trim()
      .toUpperCase() ?? 'PUBLISH';
  const invites: CalendarInvite[] = [];
  let event: Line[] | null = null;
  for (const line of lines) {
    const value = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN' && value === 'VEVENT') event = [];
    else if (line.name === 'END' && value === 'VEVENT' && event) {
      invites.push(summary(method, event));
      event = null;
      if (invites.length === 20) break;
    } else event?.push(line);
  }
  return invites;
}

function read(text: string): Line | null {
  const match = /^([A-Za-z-]{1,60})((?:;(?:[^":]|"[^"]*")*)?):(.*)$/s.exec(text.slice(0, 8_000));
  return match ? { name: (match[1] ?? '').toUpperCase(), params: match[2] ?? '', value: match[3] ?? '' } : null;
}

function summary(method: string, event: readonly Line[]): CalendarInvite {
  const first = (name: string): Line | undefined => event.find((line) => line.name === name);
  const people = event
    .filter(({ name }) => name === 'ATTENDEE')
    .slice(0, 100)
    .map(person);
  const organizer = first('ORGANIZER');
  return {
    method,
    uid: first('UID')?.value.trim().slice(0, 500) ?? null,
    summary: words(first('SUMMARY')),
    location: words(first('LOCATION')),
    start: instant(first('DTSTART')),
    end: instant(first('DTEND')),
    organizer: organizer ? person(organizer) : null,
    attendees: people.filter((one) => one !== null),
  };
}

const words = (line: Line | undefined): string =>
  displayName((line?.value ?? '').replace(/\\[nN]/g, ' ').replace(/\\([,;\\])/g, '$1')).slice(0, 300);

function person({ params, value }: Line): MailAddress | null {
  const address = normaliseAddress(value.replace(/^mailto:/i, '')).slice(0, 320);
  if (!address.includes('@')) return null;
  return { address, name: displayName(/CN=("[^"]*"|[^;:]*)/i.exec(params)?.[1] ?? '') };
}

function instant(line: Line | undefined): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?/.exec(line?.value.trim() ?? '');
  if (!line || !match) return null;
  const [, year, month, day, hour, minute, second, utc] = match;
  const date = `${year}-${month}-${day}`;
  if (!hour) return date;
  const local = `${date}T${hour}:${minute}:${second}`;
  const said = (/TZID="?([^";:]+)/i.exec(line.params)?.[1] ?? '').trim();
  const at = utc ? new Date(`${local}Z`) : inZone(local, WINDOWS_ZONES[said.toLowerCase()] ?? said);
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : local;
}

/** The instant at which clocks of the zone show this time (the later guess near a change of clocks is good enough for a summary). */
function inZone(local: string, zone: string): Date | null {
  try {
    const asUtc = new Date(`${local}Z`);
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
      asUtc,
    );
    return new Date(asUtc.getTime() - (new Date(`${parts.replace(' ', 'T')}Z`).getTime() - asUtc.getTime()));
  } catch {
    return null;
  }
}
