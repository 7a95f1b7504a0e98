import { CursorRow, DifferenceRow, PoisonedRow } from './collecting.rows.js';
import { AnswerRow, AwaitedRow, BounceRow, ThreadRow, UploadRow } from './conversation.rows.js';
import { AttachmentRow, ContentRow, CorrespondentRow, LetterMailboxRow, LetterRow, ReceiptRow } from './letter.rows.js';

/** All tables of mail, as the mapper has to know them: letters, conversations, and how far the collecting is. */
export const mailRows = [
  ...[LetterRow, ContentRow, AttachmentRow, CorrespondentRow, ReceiptRow, LetterMailboxRow, ThreadRow, AwaitedRow],
  ...[BounceRow, AnswerRow, PoisonedRow, CursorRow, DifferenceRow, UploadRow],
];
