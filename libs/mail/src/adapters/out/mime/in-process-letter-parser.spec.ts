import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letterParserContract } from '../../../application/ports/letter-parser.contract.js';
import { InProcessLetterParser } from './in-process-letter-parser.js';

const scratch = mkdtempSync(join(tmpdir(), 'prorab-letters-'));
const corpus = join(import.meta.dirname, '../../../../../../test/fixtures/letters');
const parser = new InProcessLetterParser(scratch);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

letterParserContract('InProcessLetterParser', () => ({ parser, corpus, scratch }));

describe('letters made to break a parser', () => {
  const receivedAt = new Date('2026-06-01T07:00:00Z');
  const parse = (text: string | Buffer) => parser.parse({ bytes: Buffer.from(text as string) }, { receivedAt });

  it('has a subject and a sender that turn round nothing beside them', async () => {
    const encoded = (words: string): string => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
    const letter = await parse(
      `From: ${encoded('Иван\u202Egnp.exe')} <a@b.example>\r\nSubject: ${encoded('\u2067Счёт\u202Efdp.exe')}\r\n\r\ntext`,
    );
    expect([letter.subject, letter.from[0]?.name]).toEqual(['Счётfdp.exe', 'Иванgnp.exe']);
  });

  it('survives ten thousand headers and a header of a megabyte', async () => {
    const many = await parse(
      `From: a@b.example\r\n${Array.from({ length: 10_000 }, (_, i) => `X-Bomb-${i}: ${i}\r\n`).join('')}Subject: alive\r\n\r\ntext`,
    );
    const big = await parse(`From: a@b.example\r\nSubject: ${'x'.repeat(1_000_000)}\r\nX-After: 1\r\n\r\ntext`);
    const huge = await parse(`From: a@b.example\r\nSubject: huge\r\nX-Bomb: ${'x'.repeat(3_000_000)}\r\n\r\ntext`);
    expect([many.subject, many.text]).toEqual(['alive', 'text']);
    expect([big.subject.length, big.text]).toEqual([2_000, 'text']);
    expect([huge.subject, huge.from[0]?.address, huge.warnings]).toEqual([
      'huge',
      'a@b.example',
      expect.arrayContaining(['header-too-large']),
    ]);
  });

  it('survives thousands of multiparts within multiparts and of parts side by side', async () => {
    const deep = Array.from(
      { length: 2_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('');
    const wide = Array.from(
      { length: 2_000 },
      () => '--w\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n',
    ).join('');
    const nested = await parse(`From: a@b.example\r\n${deep}Content-Type: text/plain\r\n\r\nbottom`);
    const flat = await parse(
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=w\r\n\r\n--w\r\n\r\ntext first\r\n${wide}--w--`,
    );
    expect(nested.warnings).toContain('too-many-parts');
    expect([flat.text, flat.attachments.length, flat.warnings]).toEqual([
      'text first',
      200,
      expect.arrayContaining(['too-many-parts', 'too-many-attachments']),
    ]);
    await parser.release(flat);
  });

  it('survives letters within letters', async () => {
    let letter = 'From: inner@x.example\r\nSubject: inner\r\n\r\nthe end';
    for (let i = 0; i < 12; i++)
      letter = `From: l${i}@x.example\r\nSubject: l${i}\r\nContent-Type: multipart/mixed; boundary=n${i}\r\n\r\n--n${i}\r\nContent-Type: message/rfc822\r\n\r\n${letter}\r\n--n${i}--`;
    const parsed = await parse(letter);
    expect([parsed.forwarded.length, parsed.warnings]).toEqual([3, expect.arrayContaining(['nested-too-deep'])]);
    await parser.release(parsed);
  });

  it.each([
    ['deep html', '<div>'.repeat(50_000)],
    ['deep tables', '<table><tr><td>'.repeat(20_000)],
    ['deep quotes', '<blockquote>'.repeat(20_000)],
    ['unclosed comment', '<!--'.repeat(100_000)],
    ['attributes', `<p ${'a=1 '.repeat(100_000)}>`],
    ['brackets', '<'.repeat(500_000)],
    ['entities', '&amp;'.repeat(200_000)],
    ['long style', `<p style="${'color:red;'.repeat(50_000)}">x`],
  ])('reads hostile html in time: %s', async (_, html) => {
    const started = performance.now();
    const letter = await parse(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}end`);
    expect(letter.safeHtml === null || letter.safeHtml.length < 2_000_000).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([
    ['quotes', '>'.repeat(200_000)],
    ['quoted lines', '> > > a\n'.repeat(40_000)],
    ['dates', '1 января 2026 г., в 10:00, '.repeat(20_000)],
    ['on', 'On '.repeat(100_000)],
    ['labels', 'От: \n'.repeat(50_000)],
    ['digits', '8 '.repeat(100_000)],
    ['at signs', 'a@'.repeat(100_000)],
    ['blanks', ' '.repeat(300_000)],
    ['dashes', '-'.repeat(300_000)],
    ['forward marks', '---------- Forwarded message ---------\n'.repeat(20_000)],
  ])('reads hostile text in time: %s', async (_, text) => {
    const started = performance.now();
    await parse(`From: a@b.example\r\nSubject: Fwd: x\r\nContent-Type: text/plain\r\n\r\n${text}end`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
