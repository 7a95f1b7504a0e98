import type { RecipientRefusal, SendResult } from '../../../application/ports/mail-sender.port.js';

/** nodemailer's errors, as far as they tell something. */
export interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

/** 503 = wrong order of commands: the session's fault, not the letter's. */
const isForEver = (code: number | undefined): boolean => code !== undefined && code >= 500 && code !== 503;
const said = (error: SmtpError): string =>
  (error.response || [error.code, error.message].filter(Boolean).join(': ')).replace(/\s+/g, ' ').slice(0, 300);

export const refusalsOf = (errors: readonly SmtpError[] | undefined): RecipientRefusal[] =>
  (errors ?? []).map((e) => ({ recipient: e.recipient ?? '', response: said(e), forEver: isForEver(e.responseCode) }));

/**
 * What became of a letter whose sending failed. `wholeLetterOut` = all of it incl. the final dot may have reached the server; then
 * only an answer of the server (a code) makes the fate certain. Before that the server cannot have taken it (RFC 5321 4.1.1.4).
 */
export function resultOfFailure(error: SmtpError, wholeLetterOut: boolean): SendResult {
  const refused = refusalsOf(error.rejectedErrors);
  const response = said(error);
  const answered = error.responseCode !== undefined;
  if (wholeLetterOut && !answered) return { outcome: 'uncertain', response, refused };
  // Codes before MAIL speak of us (password, address, greeting), not of the letter: they can be put right and it can go then.
  const aboutLetter = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
  const tooLarge = error.code === 'EMESSAGE' && !answered;
  const unwritable = error.code === 'EENVELOPE' && error.command === 'API';
  const everybodyForEver = refused.length === 0 || refused.every((r) => r.forEver);
  const forEver = (aboutLetter && isForEver(error.responseCode) && everybodyForEver) || tooLarge || unwritable;
  return { outcome: forEver ? 'rejected' : 'try-later', response, refused };
}
