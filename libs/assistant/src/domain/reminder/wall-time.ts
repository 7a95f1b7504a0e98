import { ZoneClock } from '@prorab/kernel';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/**
 * What the clock on the wall of a zone shows, as the ms of a UTC that shows the same. Nine in the morning is nine in the morning before and
 * after the clock is moved; only the instant is another.
 */
export type Wall = number;

export const wallOf = (instant: Date, zone: string): Wall =>
  instant.getTime() + ZoneClock.of(zone).offsetAt(instant.getTime());

/** A wall time that is shown twice is its first showing; one that is skipped is the moment of the skip. */
export function instantOf(wall: Wall, zone: string): Date {
  const day = Math.floor(wall / DAY);
  return new Date(Math.round(ZoneClock.of(zone).instantOf(day, (wall - day * DAY) / MINUTE)));
}

/** `YYYY-MM-DD` on the wall. */
export const dayOn = (instant: Date, zone: string): string =>
  new Date(wallOf(instant, zone)).toISOString().slice(0, 10);
export const midnightOf = (wall: Wall): Wall => Math.floor(wall / DAY) * DAY;
