import { Readable } from 'node:stream';
import type MailComposer from 'nodemailer/lib/mail-composer';
import {
  DraftRefused,
  LetterComposer,
  type DraftAttachment,
  type LetterDraft,
  type NamedAddress,
} from '../../../application/ports/letter-composer.port.js';
import { bodiesOf } from './letter-bodies.js';

// Control characters, and the Unicode ones that break lines or turn the direction of the text.
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
/** For what people write (names, subjects, file names): made one harmless line. A stranger's broken subject must not stop the answer. */
const oneLine = (text: string): string => text.replace(unprintable, ' ').trim();
const addressShape = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;
const idShape = /^[\x21-\x3b\x3d\x3f-\x7e]{1,900}$/;
const fieldShape = /^X-[A-Za-z0-9-]{1,60}$/;

const checked = (value: string, shape: RegExp, field: string): string => {
  if (!shape.test(value)) throw new DraftRefused(field);
  return value;
};
const address = (of: NamedAddress, field: string): { name: string; address: string } => ({
  name: oneLine(of.name ?? ''),
  address: checked(of.address, addressShape, field),
});
const attachment = ({ name, contentType, open }: DraftAttachment) => ({
  filename: oneLine(name).replace(/^.*[\\/]/, '') || 'file',
  contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
  content: Readable.from(open()),
});

/** Builds the source with nodemailer's composer: RFC 2047 names, RFC 2231 file names, text and HTML as alternatives. */
export class MimeLetterComposer extends LetterComposer {
  compose(draft: LetterDraft): AsyncIterable<Uint8Array> {
    const id = (value: string, field: string): string => `<${checked(value, idShape, field)}>`;
    for (const name of Object.keys(draft.headers ?? {})) checked(name, fieldShape, 'headers');
    const own = Object.entries(draft.headers ?? {}).map(([key, value]) => ({ key, value: oneLine(value) }));
    // References that cannot be written are left out: they are a stranger's, and the thread is found without them.
    const references = (draft.references ?? []).filter((value) => idShape.test(value)).map((value) => `<${value}>`);
    return composed({
      from: address(draft.from, 'from'),
      to: draft.to.map((to) => address(to, 'to')),
      cc: (draft.cc ?? []).map((cc) => address(cc, 'cc')),
      ...(draft.replyTo && { replyTo: address(draft.replyTo, 'replyTo') }),
      subject: oneLine(draft.subject),
      messageId: id(draft.messageId, 'messageId'),
      date: draft.date,
      ...(draft.inReplyTo && idShape.test(draft.inReplyTo) && { inReplyTo: `<${draft.inReplyTo}>` }),
      ...(references.length && { references }),
      ...bodiesOf(draft),
      headers: [...own, ...(draft.automatic ? [{ key: 'Auto-Submitted', value: 'auto-replied' }] : [])],
      attachments: (draft.attachments ?? []).map(attachment),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

/** The composer is loaded with the first letter: 2 MB until then. */
async function* composed(options: MailComposer.Options): AsyncGenerator<Uint8Array> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  yield* new Composer(options).compile().createReadStream() as AsyncIterable<Uint8Array>;
}
