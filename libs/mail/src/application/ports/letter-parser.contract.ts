import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HTML_LATER } from '../../domain/letter-record.js';
import { LetterUnreadable } from '../../domain/letter.errors.js';
import type { LetterParser, ParsedLetter, RawLetter } from './letter-parser.port.js';

const receivedAt = new Date('2026-06-01T07:00:05Z');

/** What every real parser must do; `corpus` is test/fixtures/letters, `scratch` a folder that the test may fill. */
export function letterParserContract(
  name: string,
  make: () => { parser: LetterParser; corpus: string; scratch: string },
): void {
  describe(`${name} as a letter parser`, () => {
    const read = (file: string, raw?: RawLetter): Promise<ParsedLetter> => {
      const { parser, corpus } = make();
      return parser.parse(raw ?? { path: join(corpus, `${file}.eml`) }, { receivedAt });
    };

    it('reads the same from a path, from bytes and from a stream', async () => {
      const { corpus } = make();
      const bytes = readFileSync(join(corpus, 'plain-utf8.eml'));
      const all = [
        await read('plain-utf8'),
        await read('', { bytes }),
        await read('', {
          stream: (async function* () {
            yield bytes.subarray(0, 700);
            yield bytes.subarray(700);
          })(),
        }),
      ];
      expect(all[1]).toEqual(all[0]);
      expect(all[2]).toEqual(all[0]);
      expect(all[0]).toMatchObject({
        messageId: 'plain-utf8@stroydvor.example',
        subject: 'Запрос цены',
        from: [{ address: 'petrov@stroydvor.example', name: 'Иван Петров' }],
        returnPath: 'petrov@stroydvor.example',
        date: new Date('2026-06-01T07:00:00Z'),
        warnings: [],
        attachments: [],
        scratch: null,
        safeHtml: null,
      });
      expect(all[0]?.ownText).toBe(
        'Добрый день!\n\nПросим выставить счёт на газобетон D500 600х300х200, 24 м3, доставка в Колпино.',
      );
      expect(all[0]?.signature).toContain('ИНН 7707083893');
    });

    it.each([
      'cp1251-declared',
      'koi8r-declared',
      'cp1251-undeclared',
      'koi8r-undeclared',
      'utf8-undeclared',
      'charset-lies',
      'charset-utf8-as-1251',
      'charset-unknown',
      'header-koi8-words',
      'qp-broken',
      'base64-broken',
      'utf16',
      'boundary-missing',
      'boundary-wrong',
      'boundary-never',
      'boundary-unclosed',
      'winmail',
      'body-only',
      'no-from',
      'no-message-id',
      'alternative',
    ])('reads Russian out of %s', async (file) => {
      const letter = await read(file);
      expect(letter.text).toContain('Просим выставить счёт на газобетон D500 600х300х200, 24 м3, доставка в Колпино.');
      expect(letter.subject).not.toMatch(/[\ufffdРС]{3}/);
      await make().parser.release(letter);
    });

    it('streams attachments to files, names them safely, looks at their types, and deletes them on release', async () => {
      const letter = await read('attachments-names');
      expect(letter.attachments.map(({ name }) => name)).toEqual([
        'passwd',
        'cmd.exe',
        '_CON',
        '_aux.txt',
        'отчёт',
        'afdp.exe',
        `${'д'.repeat(116)}.pdf`,
        'смета______.xlsx',
        'htaccess',
        'attachment-10.pdf',
        'same.pdf',
        'same (2).pdf',
        'чертёж X_ y.pdf',
        'photo.png',
      ]);
      expect(letter.warnings).toEqual(
        expect.arrayContaining(['executable-attachment', 'hidden-characters', 'type-mismatch']),
      );
      for (const { path, sha256, size } of letter.attachments) {
        const bytes = readFileSync(path);
        expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256]);
        expect(path.startsWith(make().scratch)).toBe(true);
      }
      await make().parser.release(letter);
      await make().parser.release(letter);
      expect(existsSync(letter.scratch ?? '')).toBe(false);
    });

    it('leaves out HTML for later only where the plain text says it, and changes nothing else', async () => {
      const { parser, corpus } = make();
      let left = 0;
      for (const file of readdirSync(corpus).filter((name) => name.endsWith('.eml'))) {
        const path = join(corpus, file);
        const whole = await parser.parse({ path }, { receivedAt });
        const { safeHtml, ...later } = await parser.parse({ path }, { receivedAt, html: 'later' });
        for (const letter of [whole, later]) await parser.release(letter);
        const what = ['text', 'fingerprint', 'ownText', 'preview', 'messageId', 'forwarded', 'bounce'] as const;
        for (const name of what) expect([file, later[name]]).toEqual([file, whole[name]]);
        if (safeHtml !== HTML_LATER) expect([file, safeHtml]).toEqual([file, whole.safeHtml]);
        else left++;
      }
      expect(left).toBeGreaterThan(0);
      expect(
        (await parser.parse({ path: join(corpus, 'html-only-outlook.eml') }, { receivedAt, html: 'later' })).safeHtml,
      ).toBeTruthy();
    });

    it('unpacks winmail.dat and attached letters, keeps pictures of the text apart', async () => {
      const winmail = await read('winmail');
      const attached = await read('forward-attached');
      const pictures = await read('inline-picture');
      expect(winmail.attachments.map((a) => [a.name, a.detectedType, a.origin])).toEqual([
        ['Спецификация окон.pdf', 'application/pdf', 'tnef'],
      ]);
      expect(attached.attachments.map((a) => [a.name, a.origin])).toEqual([
        ['letter.eml', 'part'],
        ['fasad.pdf', 'letter'],
      ]);
      expect(attached.forwarded).toMatchObject([
        { from: { address: 'volkov@krovlya.example' }, subject: 'Чертёж', how: 'attached' },
      ]);
      expect(pictures.attachments).toMatchObject([
        { name: 'ph.png', inline: true, contentId: 'ph1@x', detectedType: 'image/png' },
      ]);
      expect(pictures.safeHtml).toContain('data-cid="ph1@x"');
      expect(pictures.safeHtml).toContain('data-remote-src="https://track.example/p.gif?u=1"');
      expect(pictures.safeHtml).not.toMatch(/\ssrc=/);
      expect(pictures.hasRemoteImages).toBe(true);
      for (const letter of [winmail, attached, pictures]) await make().parser.release(letter);
    });

    it('does not believe impossible dates and still tells what was claimed', async () => {
      for (const file of ['date-2050', 'date-1970', 'date-missing']) {
        const letter = await read(file);
        expect([letter.date, letter.warnings]).toEqual([receivedAt, expect.arrayContaining(['date-not-believed'])]);
      }
    });

    it('tells two letters with one Message-ID apart and copies of one letter not', async () => {
      const { corpus } = make();
      const [one, two] = [await read('same-id-1'), await read('same-id-2')];
      expect(one.messageId).toBe(two.messageId);
      expect(one.fingerprint).not.toBe(two.fingerprint);
      const copy = Buffer.concat([
        Buffer.from('Delivered-To: other@prorab.example\r\nReceived: from x by y; Tue, 02 Jun 2026 10:00:00 +0300\r\n'),
        readFileSync(join(corpus, 'same-id-1.eml')),
      ]);
      expect((await read('', { bytes: copy })).fingerprint).toBe(one.fingerprint);
    });

    it('reads delivery reports, old and new, and invitations', async () => {
      expect((await read('bounce-hard')).bounce).toEqual({
        originalMessageId: 'prorab.0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001.k2@prorab.example',
        recipient: 'petrov@stroydvor.example',
        status: '5.1.1',
        diagnostic: '550 5.1.1 User unknown',
        kind: 'hard',
      });
      expect((await read('bounce-soft')).bounce?.kind).toBe('soft');
      expect((await read('bounce-quota')).bounce?.kind).toBe('soft');
      expect((await read('bounce-old')).bounce).toMatchObject({
        originalMessageId: 'prorab.0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001.k3@prorab.example',
        recipient: 'nobody@stroydvor.example',
        status: '5.1.1',
        kind: 'hard',
      });
      const calendar = await read('calendar-invite');
      expect(calendar.invites).toMatchObject([
        {
          method: 'REQUEST',
          summary: 'Замер кровли, Колпино',
          start: '2026-06-03T11:00:00.000Z',
          end: '2026-06-03T12:00:00.000Z',
        },
      ]);
      await make().parser.release(calendar);
    });

    it('makes a stub of a letter that is too large', async () => {
      const { parser, scratch } = make();
      const path = join(scratch, 'large.eml');
      const line = `${'QUJD'.repeat(19)}\r\n`;
      writeFileSync(
        path,
        `Message-ID: <large@x>\r\nFrom: a@b.example\r\nSubject: =?utf-8?B?0KfQtdGA0YLRkdC2?=\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(150_000)}`,
      );
      const limits = { maxBytes: 10_000_000 };
      const stub = await parser.parse({ path }, { receivedAt, limits });
      const streamed = await parser.parse(
        {
          stream: (async function* () {
            yield readFileSync(path);
          })(),
        },
        { receivedAt, limits },
      );
      expect(stub).toMatchObject({
        messageId: 'large@x',
        subject: 'Чертёж',
        text: '',
        attachments: [],
        size: readFileSync(path).length,
      });
      expect(stub.warnings).toContain('too-large');
      expect(streamed).toEqual(stub);
    });

    it('reads a pack as it reads its letters one by one, in order, and keeps their files apart until they are released', async () => {
      const { parser, corpus } = make();
      const files = ['plain-utf8', 'winmail', 'koi8r-declared', 'alternative', 'winmail'];
      const sources = files.map((file) => readFileSync(join(corpus, `${file}.eml`)));
      // Between other bytes, as part of a larger piece of memory.
      const bytes = Buffer.concat([Buffer.from('before'), ...sources, Buffer.from('behind')]).subarray(3);
      let start = 3;
      const letters = sources.map(({ length }) => {
        const span = { start, length, receivedAt };
        start += length;
        return span;
      });
      const pack = await parser.parsePack({ bytes, letters }, { html: 'later' });
      const bare = ({ attachments, ...rest }: ParsedLetter): object => ({
        ...rest,
        scratch: rest.scratch !== null,
        attachments: attachments.map(({ path, ...known }) => ({ ...known, there: statSync(path).size })),
      });
      const alone: ParsedLetter[] = [];
      for (const source of sources) alone.push(await parser.parse({ bytes: source }, { receivedAt, html: 'later' }));
      expect(pack.map(bare)).toEqual(alone.map(bare));
      const paths = pack.flatMap(({ attachments }) => attachments.map(({ path }) => path));
      expect(paths.length).toBeGreaterThan(1);
      expect(new Set(paths).size).toBe(paths.length);
      for (const letter of [...pack, ...alone]) await parser.release(letter);
      expect(paths.filter((path) => existsSync(path))).toEqual([]);
    });
    it('makes nothing of an empty pack', async () => {
      expect(await make().parser.parsePack({ bytes: new Uint8Array(), letters: [] }, {})).toEqual([]);
    });

    it('refuses with the typed error what cannot be read', async () => {
      await expect(read('there-is-no-such-letter')).rejects.toBeInstanceOf(LetterUnreadable);
    });
  });
}
