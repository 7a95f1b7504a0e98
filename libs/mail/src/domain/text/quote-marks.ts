/**
 * How mail programs mark what is not the writer's own text. Data, so that a new program is one more line.
 * Every pattern is run on one line (three joined at most) cut to MAX_LINE, so none can run away.
 */
export const MAX_LINE = 600;

const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?`;
const ADDRESS = String.raw`[<(\[«"]?(?:mailto:)?[^\s<>@"]{1,80}@[^\s<>@"]{1,120}[>)\]»"]?`;

/** The line above a quotation: who wrote when. */
export const QUOTE_HEADS: readonly RegExp[] = [
  // Gmail, Apple, Thunderbird in English: «On Mon, Nov 23, 2026 at 10:00 AM Ivan <a@b.ru> wrote:»
  /^on\s.{5,300}\swrote:\s*$/i,
  // Apple, Gmail, Thunderbird in Russian: «23 нояб. 2026 г., в 10:00, Иван <a@b.ru> написал(а):», «… пишет:»
  /^.{0,300}\d{4}.{0,300}(?:написал|написала|написал\(а\)|пишет|писал|писала|писал\(а\)|wrote|schrieb)\s*:\s*$/i,
  // Gmail in Russian: «пн, 23 нояб. 2026 г. в 10:00, Иван Петров <a@b.ru>:»; mail.ru: «Понедельник, 23 ноября 2026, 10:00 +03:00 от Иван <a@b.ru>:»;
  // Yandex: «23.11.2026, 10:00, "Иван" <a@b.ru>:»
  new RegExp(`^(?:.{0,20},\\s*)?\\d{1,2}[\\s./-].{2,40}?${TIME}.{0,160}${ADDRESS}\\s*:\\s*$`, 'i'),
  // The Bat!: «Вы писали 23 ноября 2026 г., 10:00:00:»
  /^(?:здравствуйте.{0,80}\s)?вы писали\s.{5,80}:\s*$/i,
];

/** Lines of dashes with words: everything below is the older letter. */
export const ORIGINAL_MARKS: readonly RegExp[] = [
  /^[-_*\s]{2,}(?:original message|исходное сообщение|original appointment|исходная встреча|ursprüngliche nachricht)[-_*\s]{2,}$/i,
];

/** Marks of forwarding, as Gmail, Yandex, mail.ru, Thunderbird, Apple and Rambler write them. */
export const FORWARD_MARKS: readonly RegExp[] = [
  /^[-_=*\s]{2,}\s*(?:forwarded (?:message|letter)|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)|перенаправленное (?:сообщение|письмо)|переадресованное сообщение|начало переадресованного сообщения)[^\p{L}]{0,80}$/iu,
  /^(?:begin forwarded message|начало переадресованного сообщения|начало пересылаемого сообщения)\s*:?\s*$/i,
];
export const FORWARD_ENDS: readonly RegExp[] = [
  /^[-_=*\s]{2,}\s*(?:конец (?:пересылаемого|пересланного|перенаправленного) (?:сообщения|письма)|завершение пересылаемого сообщения|end of forwarded message)[-_=*\s]*$/iu,
];

export type BlockField = 'from' | 'to' | 'cc' | 'date' | 'subject';
/** Words of the small header block that Outlook and others retype above the older letter. */
export const BLOCK_LABELS: Readonly<Record<string, BlockField>> = {
  from: 'from',
  от: 'from',
  'от кого': 'from',
  отправитель: 'from',
  von: 'from',
  to: 'to',
  кому: 'to',
  an: 'to',
  получатель: 'to',
  cc: 'cc',
  копия: 'cc',
  копии: 'cc',
  kopie: 'cc',
  date: 'date',
  sent: 'date',
  дата: 'date',
  отправлено: 'date',
  послано: 'date',
  отправлен: 'date',
  gesendet: 'date',
  subject: 'subject',
  тема: 'subject',
  betreff: 'subject',
};
export const BLOCK_LINE = /^[>\s*]*([\p{L}-]{2,12}(?: \p{L}{3,5})?)\s*:\*?\s*(.{0,500})$/u;

/** Where the writer says goodbye. */
export const SIGNATURE_STARTS: readonly RegExp[] = [
  /^--\s?$/,
  /^[-–—_]{2,}\s*$/,
  /^(?:--\s*)?(?:с (?:искренним |глубоким |наилучшим |большим )?уважением|с наилучшими пожеланиями|всего доброго|всего наилучшего|с благодарностью|(?:kind |best |warm )?regards|best wishes|sincerely|cheers)[\s,.!—–-]*.{0,60}$/iu,
];
/** Advertising of the program or the phone: belongs to nobody. */
export const PROGRAM_LINES: readonly RegExp[] = [
  /^(?:отправлено (?:с|из|от) .{2,60}|sent from (?:my |outlook|mail|yandex).{0,40}|получить outlook для .{2,20}|get outlook for .{2,20})$/i,
  /^отправлено из (?:мобильной )?(?:яндекс|почты).{0,40}$/i,
];
