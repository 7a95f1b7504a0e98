import { DraftRefused, LetterComposer, type LetterDraft, type NamedAddress } from './letter-composer.port.js';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const isAddress = (text: string): boolean => /^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/.test(text);
const isId = (text: string): boolean => /^[^\s<>]+$/.test(text);

/** Remembers the drafts and refuses what the real one refuses; the source is their head, text and attachments as they are. */
export class FakeLetterComposer extends LetterComposer {
  readonly drafts: LetterDraft[] = [];
  async *compose(draft: LetterDraft): AsyncIterable<Uint8Array> {
    yield Buffer.from(`${headOf(draft).join('\r\n')}\r\n\r\n${draft.text}\r\n`);
    this.drafts.push(draft);
    for (const attachment of draft.attachments ?? []) for await (const chunk of attachment.open()) yield chunk;
  }
}

function headOf(draft: LetterDraft): string[] {
  const named = ({ name, address }: NamedAddress, field: string): string => {
    if (!isAddress(address)) throw new DraftRefused(field);
    return name ? `${oneLine(name)} <${address}>` : address;
  };
  const all = (people: readonly NamedAddress[] = [], field: string): string =>
    people.map((one) => named(one, field)).join(', ');
  const own = Object.entries(draft.headers ?? {});
  if (!own.every(([name]) => /^X-[\w-]+$/.test(name))) throw new DraftRefused('headers');
  if (!isId(draft.messageId)) throw new DraftRefused('messageId');
  const references = (draft.references ?? []).filter(isId).map((id) => `<${id}>`);
  const fields: [string, string][] = [
    ['Message-ID', `<${draft.messageId}>`],
    ['From', named(draft.from, 'from')],
    ['To', all(draft.to, 'to')],
    ['Cc', all(draft.cc, 'cc')],
    ['Reply-To', draft.replyTo ? named(draft.replyTo, 'replyTo') : ''],
    ['Subject', oneLine(draft.subject)],
    ['In-Reply-To', draft.inReplyTo && isId(draft.inReplyTo) ? `<${draft.inReplyTo}>` : ''],
    ['References', references.join(' ')],
    ['Auto-Submitted', draft.automatic ? 'auto-replied' : ''],
    ...own.map(([name, value]): [string, string] => [name, oneLine(value)]),
  ];
  return fields.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
}
