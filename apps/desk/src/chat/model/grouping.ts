import type { ChatMessage } from '../types.js';

/** Messages of one author that follow each other within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;

type Before = Pick<ChatMessage, 'author' | 'at' | 'fact'>;

/** Whether a message begins a group: it shows who speaks. */
export const beginsGroup = (
  message: Before & { readonly replyTo?: string | null },
  before: Before | undefined,
): boolean =>
  !before ||
  before.author !== message.author ||
  (before.fact === null) !== (message.fact === null) ||
  beginsDay(message, before) ||
  Boolean(message.replyTo) ||
  new Date(message.at).getTime() - new Date(before.at).getTime() > TOGETHER_MS;

/** Whether it is the first one of its day, by the clock of the reader. */
export const beginsDay = (message: { readonly at: string }, before: { readonly at: string } | undefined): boolean =>
  !before || new Date(before.at).toDateString() !== new Date(message.at).toDateString();
