import { letters } from '../api/letters.js';
import type { AnswerDto, AttachedDto, WriteAnswerDto } from '../api/schema.js';
import type { DraftFile } from './draft.js';
import type { Command } from './command.js';
import type { Outbox } from './outbox.js';

export interface AnswerCommand {
  readonly threadId: string;
  readonly write: Omit<WriteAnswerDto, 'attachments'>;
  readonly files: readonly DraftFile[];
}
export const ANSWER = 'answer';
export const aboutThread = (threadId: string): string => `thread/${threadId}`;

/** Files first: the house knows a file by its content, so that a file sent twice is one. */
export async function sendAnswer({ id, body }: Command<AnswerCommand>): Promise<AnswerDto> {
  const attachments: AttachedDto[] = [];
  for (const { name, hash, blob } of body.files) {
    if (hash) attachments.push({ hash, name });
    else if (blob) attachments.push({ hash: (await letters.upload(blob, name)).hash, name });
  }
  return letters.answer(body.threadId, { ...body.write, attachments }, id);
}

export const carryAnswers = (outbox: Outbox): void => outbox.carry<AnswerCommand>(ANSWER, sendAnswer);
