import type { BounceReport } from './letter-facts.js';
import { normaliseMessageId } from './message-id.js';
import { normaliseAddress } from './text/mailbox.js';

const SUBJECT =
  /^(?:undeliver|delivery status notification|mail delivery (?:failed|failure|system)|failure notice|returned mail|delivery failure|недоставлен|не доставлен|не удалось доставить|сообщение не доставлено|warning: (?:message|could not)|undelivered mail)/i;
const DAEMON = /^(?:mailer-daemon|postmaster|mail-?daemon|mdaemon)@/i;
const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/;
const REPLY_CODE = /(?<!\d)([45]\d\d)(?=[\s-])/;
const ADDRESS = /<?([^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,190}[^\s<>"(),;:.])>?/;

/** Full boxes, greylisting and «later» are soft whatever the code says. */
const SOFT =
  /quota|mailbox (?:is )?full|over ?quota|переполнен|greylist|try again|temporar|попробуйте позже|delayed|отложен/i;

export function bounceKind(
  status: string | null,
  diagnostic: string,
  action: string | null = null,
): BounceReport['kind'] {
  if (action && /^(?:delivered|relayed|expanded)$/i.test(action.trim())) return 'none';
  if (action && /^delayed$/i.test(action.trim())) return 'soft';
  if (status?.startsWith('2')) return 'none';
  if (status?.startsWith('4')) return 'soft';
  if (status === '5.2.2' || SOFT.test(diagnostic.slice(0, 2_000))) return 'soft';
  return 'hard';
}

/** Bounces of old and of careless servers: a plain letter from the daemon with the returned letter pasted below. */
export function bounceInText(letter: {
  from: string;
  subject: string;
  text: string;
  failedRecipients: readonly string[];
}): BounceReport | null {
  const fromDaemon = DAEMON.test(letter.from) || letter.from === '';
  if (!(fromDaemon && SUBJECT.test(letter.subject.trim())) && letter.failedRecipients.length === 0) return null;
  const text = letter.text.slice(0, 20_000);
  const returned = /^[-\s>]*(?:message-id|message_id)\s*:\s*(<[^<>\s]{3,300}>)/im.exec(text)?.[1];
  const words = text.slice(0, returned ? text.indexOf(returned) : 4_000);
  const status = STATUS.exec(words)?.[0] ?? REPLY_CODE.exec(words)?.[1] ?? null;
  const recipient = letter.failedRecipients[0] ?? recipientIn(words, letter.from);
  const diagnostic = (
    words.split('\n').find((line) => STATUS.test(line) || REPLY_CODE.test(line)) ??
    words.trim().split('\n')[0] ??
    ''
  )
    .trim()
    .slice(0, 500);
  const delayed = /^warning|delay/i.test(letter.subject) ? 'delayed' : null;
  return {
    originalMessageId: normaliseMessageId(returned),
    recipient: recipient ? normaliseAddress(recipient) : null,
    status,
    diagnostic,
    kind: bounceKind(status, words, delayed),
  };
}

function recipientIn(words: string, daemon: string): string | null {
  for (const line of words.split('\n').slice(0, 100)) {
    const found = ADDRESS.exec(line.slice(0, 400))?.[1];
    if (found && found.toLowerCase() !== daemon.toLowerCase() && !DAEMON.test(found)) return found;
  }
  return null;
}
