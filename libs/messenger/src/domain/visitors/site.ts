import { WEEKDAYS, WorkingCalendar } from '@prorab/kernel';

export interface Invitation {
  /** Pages whose address fits this regular expression. */
  readonly pages: string;
  readonly afterSeconds: number;
  readonly text: string;
  /** `10:00-18:00` on the site's clock; null: whenever somebody is on line. */
  readonly hours: string | null;
}
/** A site of ours on which the widget stands. */
export interface Site {
  readonly key: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly city: string | null;
  readonly zone: string;
  /** The secret with which the site signs who is logged in; null: it does not. */
  readonly identitySecret: string | null;
  readonly invitations: readonly Invitation[];
}

/** Whether a page of this origin is one of the site. `http://localhost:*` is any port of this machine, for trying things out. */
export const standsOn = ({ origins }: Pick<Site, 'origins'>, origin: string): boolean =>
  origins.includes(origin) || origins.some((one) => one.endsWith(':*') && isPortOf(one.slice(0, -2), origin));
const isPortOf = (host: string, origin: string): boolean =>
  origin === host || (origin.startsWith(`${host}:`) && /^\d+$/.test(origin.slice(host.length + 1)));

/** The first rule that fits the page and the hour. */
export function invitationFor({ invitations, zone }: Site, address: string, at: Date): Invitation | null {
  const fits = ({ pages, hours }: Invitation): boolean =>
    new RegExp(pages, 'i').test(address) && (hours === null || isWithin(hours, zone, at));
  return invitations.find(fits) ?? null;
}
const isWithin = (hours: string, zone: string, at: Date): boolean =>
  new WorkingCalendar({
    ...{ zone, holidays: null },
    hours: Object.fromEntries(WEEKDAYS.map((day) => [day, hours])),
  }).isOpenAt(at);
