import type { LetterComposer, LetterDraft } from './letter-composer.port.js';

export function letterComposerContract(name: string, make: () => LetterComposer): void {
  describe(`letter composer: ${name}`, () => {
    const draft: LetterDraft = {
      from: { name: 'Anna', address: 'sales@firm.test' },
      to: [{ address: 'petr@example.ru' }, { name: 'Olga', address: 'olga@example.ru' }],
      subject: 'Re: bricks',
      messageId: 'prorab.one@firm.test',
      date: new Date('2026-05-12T09:00:00Z'),
      text: 'Good day',
    };
    const write = async (change: Partial<LetterDraft> = {}): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of make().compose({ ...draft, ...change })) chunks.push(chunk);
      return Buffer.concat(chunks).toString('latin1');
    };
    const headersOf = (raw: string): Map<string, string> => {
      const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
      return new Map(
        head.split('\r\n').map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.replace(/^[^:]*: */, '')]),
      );
    };

    it('writes a head by which the letter is found again and its thread held together', async () => {
      const references = ['first@example.ru', 'second@example.ru'];
      const raw = await write({ inReplyTo: 'second@example.ru', references, headers: { 'X-Prorab-Thread': 't1' } });
      const headers = headersOf(raw);
      expect(headers.get('message-id')).toBe('<prorab.one@firm.test>');
      expect(headers.get('subject')).toBe('Re: bricks');
      expect(headers.get('from')).toContain('sales@firm.test');
      expect(headers.get('to')).toMatch(/petr@example\.ru.*olga@example\.ru/);
      expect(headers.get('in-reply-to')).toBe('<second@example.ru>');
      expect(headers.get('references')).toBe('<first@example.ru> <second@example.ru>');
      expect(headers.get('x-prorab-thread')).toBe('t1');
      expect(headers.has('auto-submitted')).toBe(false);
      expect(raw.slice(raw.indexOf('\r\n\r\n'))).toContain('Good day');
    });
    it('marks what no person wrote', async () => {
      expect(headersOf(await write({ automatic: true })).get('auto-submitted')).toBe('auto-replied');
    });
    it.each<[string, Partial<LetterDraft>]>([
      ['to', { to: [{ address: 'a@b.c>\r\nBcc: <evil@x.y' }] }],
      ['to', { to: [{ address: 'a@b.c, evil@x.y' }] }],
      ['cc', { cc: [{ address: 'nobody' }] }],
      ['from', { from: { address: 'a@b.c\nX: y' } }],
      ['replyTo', { replyTo: { address: 'a b@c.d' } }],
      ['messageId', { messageId: 'x@y>\r\nBcc: z' }],
      ['headers', { headers: { Bcc: 'evil@x.y' } }],
      ['headers', { headers: { 'X-A: b\r\nBcc': 'evil@x.y' } }],
    ])('refuses a broken %s: %j', async (field, change) => {
      await expect(write(change)).rejects.toMatchObject({ code: 'mail.draft-refused', details: { field } });
    });
    it('makes one harmless line of what people write, and leaves out ids that cannot be written', async () => {
      const nasty = 'x\r\nBcc: evil@x.y';
      const headers = headersOf(
        await write({
          subject: nasty,
          from: { name: nasty, address: 'f@b.c' },
          to: [{ name: nasty, address: 'a@b.c' }],
          headers: { 'X-Prorab-Thread': nasty },
          inReplyTo: nasty,
          references: [nasty, 'good@x.y'],
        }),
      );
      expect(headers.has('bcc')).toBe(false);
      expect(headers.has('in-reply-to')).toBe(false);
      expect(headers.get('references')).toBe('<good@x.y>');
    });
    it('reads each attachment once, in order, while the letter is read', async () => {
      const opened: string[] = [];
      const attachment = (file: string) => ({
        name: file,
        contentType: 'application/pdf',
        open: async function* () {
          opened.push(file);
          yield Buffer.from(file);
        },
      });
      await write({ attachments: [attachment('one.pdf'), attachment('two.pdf')] });
      expect(opened).toEqual(['one.pdf', 'two.pdf']);
    });
    it('fails with an attachment that cannot be read: no half letter', async () => {
      const open = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half');
        throw new Error('the disk is gone');
      };
      await expect(write({ attachments: [{ name: 'a.pdf', contentType: 'application/pdf', open }] })).rejects.toThrow(
        'the disk is gone',
      );
    });
  });
}
