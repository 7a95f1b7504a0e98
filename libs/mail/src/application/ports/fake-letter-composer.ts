import { LetterComposer, type LetterDraft } from './letter-composer.port.js';

/** Remembers the drafts; the source is their head and text. */
export class FakeLetterComposer extends LetterComposer {
  readonly drafts: LetterDraft[] = [];
  async *compose(draft: LetterDraft): AsyncIterable<Uint8Array> {
    this.drafts.push(draft);
    const to = draft.to.map(({ address }) => address).join(', ');
    yield Buffer.from(
      `Message-ID: <${draft.messageId}>\r\nTo: ${to}\r\nSubject: ${draft.subject}\r\n\r\n${draft.text}\r\n`,
    );
    for (const attachment of draft.attachments ?? []) for await (const chunk of attachment.open()) yield chunk;
  }
}
