import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { letterComposerContract } from '../../../application/ports/letter-composer.contract.js';
import { DraftRefused, type LetterDraft } from '../../../application/ports/letter-composer.port.js';
import { MimeLetterComposer } from './mime-letter-composer.js';

const draft: LetterDraft = {
  from: { name: 'Анна «Кирпич» Иванова', address: 'sales@firm.test' },
  to: [{ name: 'Иванов, Пётр', address: 'petr@example.ru' }],
  subject: 'Re: Счёт на оплату газобетонных блоков — очень длинная тема, чтобы она не поместилась в одну строку',
  messageId: 'prorab.thread-12345678.one@firm.test',
  date: new Date('2026-05-12T09:00:00Z'),
  text: 'Добрый день!\nСчёт во вложении.',
};
const write = async (change: Partial<LetterDraft>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of new MimeLetterComposer().compose({ ...draft, ...change })) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
};
const headerOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

letterComposerContract('MIME', () => new MimeLetterComposer());

describe('composing an answer', () => {
  it('writes Russian names, subject and file names so that another program reads them', async () => {
    const name = 'Счёт № 15 от 12 мая — «Газобетон» с очень длинным названием для проверки.pdf';
    const attachments = [
      {
        name,
        contentType: 'application/pdf',
        open: async function* () {
          yield Buffer.from('%PDF-1.7');
        },
      },
    ];
    const raw = await write({ attachments, inReplyTo: 'q@example.ru', references: ['p@example.ru', 'q@example.ru'] });
    expect(Math.max(...raw.split('\r\n').map((l) => l.length))).toBeLessThanOrEqual(998);
    expect(/[\x80-\xff]/.test(headerOf(raw))).toBe(false);
    const read = await simpleParser(raw);
    expect(read.subject).toBe(draft.subject);
    expect(read.from?.value[0]).toMatchObject({ name: 'Анна «Кирпич» Иванова', address: 'sales@firm.test' });
    expect(read.to).toMatchObject({ value: [{ name: 'Иванов, Пётр', address: 'petr@example.ru' }] });
    expect(read.attachments[0]).toMatchObject({ filename: name, contentType: 'application/pdf', size: 8 });
    expect(read).toMatchObject({
      messageId: `<${draft.messageId}>`,
      inReplyTo: '<q@example.ru>',
      references: ['<p@example.ru>', '<q@example.ru>'],
    });
  });
  it('has text and HTML with signature and quotation, and escapes what was plain text', async () => {
    const quote = { head: '12 мая Пётр <petr@example.ru> пишет:', text: 'Почём блок?\n> раньше' };
    const read = await simpleParser(await write({ text: '1 < 2 & 3', signature: 'Анна\n+7 812 …', quote }));
    expect(read.text).toBe(
      '1 < 2 & 3\n\n-- \nАнна\n+7 812 …\n\n12 мая Пётр <petr@example.ru> пишет:\n> Почём блок?\n>> раньше\n',
    );
    expect(read.html).toContain('1 &lt; 2 &amp; 3');
    expect(read.html).toContain('<blockquote type="cite">Почём блок?<br>');
  });
  it('marks what no person wrote', async () => {
    expect(headerOf(await write({ automatic: true }))).toContain('Auto-Submitted: auto-replied');
    expect(headerOf(await write({}))).not.toContain('Auto-Submitted');
  });
  it.each([
    ['to', { to: [{ address: 'a@b.c>\r\nBcc: <evil@x.y' }] }],
    ['to', { to: [{ address: 'a@b.c, evil@x.y' }] }],
    ['from', { from: { address: 'a@b.c\nX: y' } }],
    ['messageId', { messageId: 'x@y>\r\nBcc: z' }],
    ['headers', { headers: { Bcc: 'evil@x.y' } }],
    ['headers', { headers: { 'X-A: b\r\nBcc': 'evil@x.y' } }],
  ])('refuses a broken %s %j', async (field, change) => {
    const error = await write(change as Partial<LetterDraft>).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DraftRefused);
    expect(error).toMatchObject({ details: { field } });
  });
  it('never lets free text make a header of its own', async () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\r',
        '\n',
        '\0',
        'Bcc: evil@x.y',
        ' ',
        '"',
        '\\',
        '=?utf-8?Q?=0D=0ABcc:_a?=',
        'ж',
        '\u2028',
      ),
    });
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const open = async function* (): AsyncGenerator<Uint8Array> {
          yield Buffer.from('x');
        };
        const raw = await write({
          subject: text,
          to: [{ name: text, address: 'a@b.c' }],
          from: { name: text, address: 'f@b.c' },
          inReplyTo: text,
          references: [text],
          headers: { 'X-Prorab-Thread': text },
          attachments: [{ name: text, contentType: text, open }],
        });
        expect(headerOf(raw)).not.toMatch(/^bcc:/im);
        const read = await simpleParser(raw);
        expect(read.bcc).toBeUndefined();
        expect(read.attachments).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
