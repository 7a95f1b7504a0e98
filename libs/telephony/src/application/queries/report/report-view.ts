import type { CalendarDay } from '@prorab/kernel';
import type { CallFigures } from '../../../domain/report/call-figures.js';
import type { LostWorth } from '../../../domain/report/lost-worth.js';

/** Calls of one hour of the week, by the clock of the branch that was called. */
export interface HourOfWeek {
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
  readonly missed: number;
  readonly closed: number;
}
export interface DayOfCalls {
  readonly day: CalendarDay;
  readonly answered: number;
  readonly missed: number;
  readonly closed: number;
}
export interface CallBacks {
  /** Callers who were not answered, each with all that he tried until somebody of us and he came together. */
  readonly episodes: number;
  /** Hidden numbers and such as nobody can be called back at; nothing below counts them. */
  readonly nameless: number;
  /** By a talk, or by an answer in chat or by letter. */
  readonly reached: number;
  /** A person said that nobody has to call back. */
  readonly byWord: number;
  readonly open: number;
  /** Working minutes of the branch until he was reached (minutes, where it has no hours); of the latest 5,000. */
  readonly minutesMedian: number | null;
  readonly minutes90: number | null;
}
export interface LostCallers extends LostWorth {
  /**
   * Nobody of us talked with the number, nor answered in chat or by letter, within 24 hours of his first call. A person's word that it is
   * over is no contact. Whoever called less than 24 hours ago is not lost yet.
   */
  readonly callers: number;
  /** Of them: somebody said that nobody has to call back. */
  readonly byWord: number;
  /** The worth of an inquiry is judged by those of these days. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}
/** A city, a source: what lines of ours have in common. */
export interface LinesFigures extends CallFigures {
  /** null: the lines have none. */
  readonly name: string | null;
  readonly lines: readonly string[];
  readonly lost: number;
}
export interface PersonFigures {
  readonly employeeId: string;
  readonly answered: number;
  /** Seconds that the callers waited for him. */
  readonly waitMedian: number | null;
  readonly wait90: number | null;
  readonly talked: number;
}
export interface CallReportView {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly total: CallFigures;
  /** Those in which anybody called, in order. */
  readonly days: readonly DayOfCalls[];
  readonly hours: readonly HourOfWeek[];
  readonly callBacks: CallBacks;
  readonly lost: LostCallers;
  /** The one with the most calls first. */
  readonly cities: readonly LinesFigures[];
  readonly sources: readonly LinesFigures[];
  readonly people: readonly PersonFigures[];
}
