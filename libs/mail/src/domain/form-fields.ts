import { Inn, parsePhones } from '@prorab/kernel';
import { cut, linesOf } from './text/lines.js';
import { displayName, mailboxIn } from './text/mailbox.js';

export type FormField = 'name' | 'phone' | 'email' | 'message' | 'company' | 'inn' | 'page';

/** What site builders and shop scripts call their fields (Tilda, WordPress CF7, Bitrix, 1C-Bitrix, OpenCart, marketplaces). */
export const FORM_LABELS: Readonly<Record<FormField, RegExp>> = {
  name: /^(?:ваше имя|имя|имя клиента|фио|ф\.и\.о\.|контактное лицо|покупатель|клиент|name|your[-_ ]?name|от|от кого|from)$/iu,
  phone:
    /^(?:ваш телефон|телефон|тел\.?|номер телефона|контактный телефон|телефон клиента|phone|your[-_ ]?phone|tel|mobile)$/iu,
  email:
    /^(?:ваш e-?mail|e-?mail|эл\.? ?почта|электронная почта|почта|email клиента|your[-_ ]?email|адрес электронной почты)$/iu,
  message:
    /^(?:сообщение|ваше сообщение|комментарий|комментарий к заказу|вопрос|текст|текст сообщения|текст заявки|заявка|message|your[-_ ]?message|comment|comments|textarea|что нужно)$/iu,
  company: /^(?:компания|организация|название организации|company|юр\.? ?лицо)$/iu,
  inn: /^(?:инн|inn)$/iu,
  page: /^(?:страница|url|источник|referer|page|request id|transaction id|form name|название формы|сайт)$/iu,
};

const LINE = /^[\s*•–-]*([\p{L}][\p{L}\p{N} ._'()-]{0,40}?)\s*(?::|\s[=–—-]\s|\t)\s*(.{0,2000})$/u;

/** Labelled fields of a form letter, in either of the two usual shapes: `Имя: Иван` and the label above its value. */
export function formFieldsIn(text: string): Partial<Record<FormField, string>> {
  const fields: Partial<Record<FormField, string>> = {};
  const lines = linesOf(text)
    .slice(0, 200)
    .map((line) => (line.length > 2_100 ? line.slice(0, 2_100) : line).trim());
  let open: FormField | null = null;
  for (const [i, line] of lines.entries()) {
    if (/^-{2,}\s*$/.test(line)) open = null;
    const match = LINE.exec(line);
    const field = match ? labelOf(match[1] ?? '') : labelOf(cut(line).replace(/:$/, ''));
    if (field) {
      const value = match ? (match[2] ?? '').trim() : '';
      open = fields[field] === undefined ? field : null;
      if (open) fields[open] = value;
    } else if (open && line && !match && (open === 'message' || (fields[open] === '' && lines[i - 1] !== ''))) {
      fields[open] = [fields[open], line].filter(Boolean).join('\n').slice(0, 5_000);
    } else if (open && open !== 'message') open = line === '' && fields[open] === '' ? open : null;
  }
  for (const [field, value] of Object.entries(fields)) if (!value) delete fields[field as FormField];
  return fields;
}

const labelOf = (label: string): FormField | null =>
  (Object.entries(FORM_LABELS) as [FormField, RegExp][]).find(([, pattern]) => pattern.test(label.trim()))?.[0] ?? null;

/** How many of the fields hold what their label promises: a form has at least two, and one of them reaches the customer. */
export function formStrength(fields: Partial<Record<FormField, string>>, areaCode?: string): number {
  const phone = fields.phone !== undefined && parsePhones(fields.phone, { areaCode }).length > 0;
  const email = fields.email !== undefined && mailboxIn(fields.email) !== null;
  const inn = fields.inn !== undefined && Inn.parse(fields.inn) !== null;
  if (!phone && !email) return 0;
  return (
    Number(phone) +
    Number(email) +
    Number(inn) +
    Number(!!fields.name) +
    Number(!!fields.message) +
    Number(!!fields.page)
  );
}

export const formName = (fields: Partial<Record<FormField, string>>): string =>
  displayName([fields.name, fields.company].filter(Boolean).join(', '));
