import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dangersIn } from './html-dangers.testing.js';
import { makeSafe } from './safe-html.js';
import { textOfHtml } from './html-text.js';

const corpus = readFileSync(join(import.meta.dirname, '../../../../../../test/fixtures/letters/xss.eml'), 'utf8');
const vectors = corpus.slice(corpus.indexOf('<body>') + 6, corpus.indexOf('</body></html>')).split(/\r?\n/);

describe('html made safe', () => {
  it('has a corpus to be judged by', () => expect(vectors.length).toBeGreaterThanOrEqual(30));

  it.each(vectors)('%s', (vector) => {
    expect(dangersIn(makeSafe(`${vector}<p>after</p>`).html)).toEqual([]);
  });
  it('is judged by a judge that sees', () => {
    for (const bad of vectors.slice(0, 11)) expect(dangersIn(bad)).not.toEqual([]);
    expect(dangersIn('<p style="position:fixed">x</p><a href="javascript:1">y</a>')).toHaveLength(2);
  });
  it('does not lose what stands between attacks', () => {
    const { html } = makeSafe(
      '<svg/onload=alert(1)><p>Цена 5 200</p><iframe src=x></iframe><object data=x><p>и ещё</p>',
    );
    expect(textOfHtml(html)).toContain('Цена 5 200');
    expect(textOfHtml(html)).toContain('и ещё');
  });
  it('opens links apart and only to where a link may go', () => {
    expect(makeSafe('<a href="https://a.ru/?a=1&b=2" onclick=x target=_self>x</a>').html).toBe(
      '<a href="https://a.ru/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    );
    expect(makeSafe('<a href="mailto:a@b.ru">m</a><a href="tel:+7812">t</a>').html).toMatch(
      /mailto:a@b\.ru.*tel:\+7812/,
    );
    expect(makeSafe('<a href="/local">x</a><a href="//evil.ru">y</a><a href="ftp://f">z</a>').html).toBe(
      '<a>x</a><a>y</a><a>z</a>',
    );
  });
  it('keeps remote pictures waiting, names attached ones, shows small pasted ones', () => {
    const { html, hasRemoteImages } = makeSafe(
      '<img src="//cdn.ru/a.png"><img src="cid:x@y" alt="фото"><img src="data:image/png;base64,AAAA"><img src="file:///etc/passwd">',
    );
    expect(hasRemoteImages).toBe(true);
    expect(html).toBe(
      '<img data-remote-src="https://cdn.ru/a.png" /><img alt="фото" data-cid="x@y" /><img src="data:image/png;base64,AAAA" /><img />',
    );
  });
  it('keeps the look and drops what escapes the box', () => {
    expect(
      makeSafe(
        '<p style="color:red;position:absolute;background:url(http://x);margin:-99px;font-size:12pt;COLOR:#fff">x</p>',
      ).html,
    ).toBe('<p style="color:red;font-size:12pt;color:#fff">x</p>');
    expect(makeSafe(String.raw`<p style="width:\65xpression(1);color:rgb(1,2,3)">x</p>`).html).toBe(
      '<p style="color:rgb(1,2,3)">x</p>',
    );
  });
});
