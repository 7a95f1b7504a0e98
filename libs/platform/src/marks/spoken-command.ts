import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { WorkingCalendar } from '@prorab/kernel';
import type { Texts } from './messages.js';

export const SPOKEN_COMMAND = 'prorab:spoken-command';

export type SpokenLanguage = 'ru' | 'en';
/** Where a phrase was said: with the assistant alone, in another conversation of the staff by mention, or on the desk's own line. */
export type SpokenRoom = 'assistant' | 'direct' | 'group' | 'inquiry' | 'desk';

/** A day or an instant, read in the zone of the person who said it. */
export interface SpokenMoment {
  /** `2026-11-27` on the wall of the person. */
  day: string;
  /** `10:00`, or null when only a day was named. */
  time: string | null;
  /** ISO instant; of a day without a time: when the person's work begins on it (09:00 if it is no working day). */
  at: string;
}
/** Half-open: away from `from`, back at `to`; ISO instants. */
export interface SpokenPeriod {
  from: string;
  to: string;
  /** Made of whole days of the person's zone. */
  wholeDays: boolean;
}
/** Plain values only: they wait in the database under a button. */
export type SpokenValue = number | string | SpokenMoment | SpokenPeriod;
export type SpokenValues = Readonly<Record<string, SpokenValue>>;

interface SlotOf<K extends string> {
  kind: K;
  /** What the assistant asks when it is missing: «Какой номер обращения?» */
  ask: Texts;
  /** Default: it has to be there, and is asked for. */
  optional?: boolean;
}
/**
 * What a command needs to know.
 * `number` → number · `text` → string, what is left of the phrase · `moment` → SpokenMoment · `period` → SpokenPeriod ·
 * `duration` → number of minutes · `email`, `phone` → string as the kernel normalises it · `choice` → the code that was meant.
 */
export type SpokenSlot =
  | SlotOf<'number' | 'text' | 'moment' | 'period' | 'duration' | 'email' | 'phone'>
  | (SlotOf<'choice'> & {
      /** Code → words that mean it (any form of them). */
      choices: Readonly<Record<string, { ru: readonly string[]; en: readonly string[] }>>;
    });

export interface SpokenCommandMark {
  /** `sales.inquiry-by-number`: the context that owns what it does, and what it does. */
  id: string;
  /** Who may not is not told of it. null: everybody who works here. */
  right: string | null;
  /** Stands in the help and on buttons. */
  title: Texts;
  /**
   * How people say it: words in any form and order, `{slot}` where a value stands, `a|b` for either word. The first phrase of a language
   * is the example in the help. None at all: only for buttons.
   */
  phrases: Readonly<Record<SpokenLanguage, readonly string[]>>;
  slots?: Readonly<Record<string, SpokenSlot>>;
  /** `change`: what it would do is shown first, and it asks. */
  effect: 'read' | 'change';
  /** Default: everywhere. */
  rooms?: readonly SpokenRoom[];
  /**
   * The kind of subject (`sales.inquiry`) whose reminders offer this command as an answer by button. It is run with the id of the subject in
   * the slot `subject`; a `moment` that it wants too is chosen among dates, anything else it asks for by the buttons of its answer.
   */
  answers?: string;
}

/** Who speaks, where and when. The actor of the call chain is this employee, so use cases see who asked. */
export interface SpokenContext {
  employeeId: string;
  role: string;
  language: SpokenLanguage;
  /** IANA name: the zone of the person. */
  zone: string;
  /** Working hours of the person's branch. */
  calendar: WorkingCalendar;
  now: Date;
  room: SpokenRoom;
  /** null on the desk's own line. */
  conversationId: string | null;
  /** The message that was answered; null from a button or from the desk. */
  messageId: string | null;
  /** As it was typed; empty from a button. */
  phrase: string;
}

/** A button under an answer: does this command with these values. It acts once. */
export interface SpokenOffer {
  label: string;
  command: string;
  slots?: SpokenValues;
  /** true: the press is the yes, also of a change; else a change asks first. */
  sure?: boolean;
  /** Default: a day. */
  minutes?: number;
}

export interface SpokenAnswer {
  text: string;
  /** A list under the text, a line each; bounded by the command. */
  lines?: readonly string[];
  buttons?: readonly SpokenOffer[];
  /** Whose word it is: «Прораб», «1С». */
  source: string;
  /** How old it is: the instant to which the data is true. */
  asOf: Date;
}

export interface SpokenCommandHandler<S = never> {
  run(slots: S, context: SpokenContext): Promise<SpokenAnswer>;
  /**
   * Of a change: what it would do, in the present tense and with names. Changes nothing. A DomainError says why it cannot be done.
   */
  preview?(slots: S, context: SpokenContext): Promise<string | SpokenAnswer>;
}

/**
 * Makes a class a command of the assistant, whatever context it stands in; lies in `adapters/in/spoken` of the context and is a provider of
 * its module. A refusal is a DomainError; its text in the language of the person is the answer.
 */
export const SpokenCommand =
  (mark: SpokenCommandMark) =>
  (target: new (...args: never[]) => SpokenCommandHandler): void => {
    applyDecorators(Injectable(), SetMetadata(SPOKEN_COMMAND, mark))(target);
  };

export interface KnownSpokenCommand {
  readonly mark: SpokenCommandMark;
  readonly handler: SpokenCommandHandler<SpokenValues>;
}

/** All commands of the house, by id; complete once the application has started. */
export abstract class SpokenCommands {
  abstract all(): readonly KnownSpokenCommand[];
  abstract byId(id: string): KnownSpokenCommand | undefined;
}
