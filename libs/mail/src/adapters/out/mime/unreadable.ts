import { LetterUnreadable } from '../../../domain/letter.errors.js';

/** What broke the reading of a letter, in the two words that are kept of it. */
export function unreadable(error: unknown): LetterUnreadable {
  if (error instanceof LetterUnreadable) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new LetterUnreadable('source-missing', 'the file of the letter is not there');
  return new LetterUnreadable('malformed', (message ?? String(error)).slice(0, 300));
}
