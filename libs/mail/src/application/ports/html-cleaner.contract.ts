import type { HtmlCleaner } from './html-cleaner.port.js';

export function htmlCleanerContract(name: string, make: () => HtmlCleaner): void {
  describe(`HTML cleaner: ${name}`, () => {
    it.each([
      ['<p>да<script>alert(1)</script></p>'],
      ['<p onclick="alert(1)">да</p>'],
      ['<a href="javascript:alert(1)">да</a>'],
      ['<img src=x onerror=alert(1)>да'],
      ['<iframe src="http://x.test"></iframe>да<object data="x"></object>'],
      ['<form action="/x">да<input name="password"></form>'],
      ['<style>p { background: url(http://x.test) }</style>да<!-- alert(1) -->'],
      ['<SCRIPT SRC=//x.test/a.js></SCRIPT >да'],
    ])('leaves nothing active of %s', (html) => {
      const clean = make().clean(html);
      expect(clean).toContain('да');
      expect(clean).not.toMatch(/alert|javascript|\son\w+=|<(?:script|iframe|object|form|input|style|!--)|url\(/i);
    });
    it('keeps what people write in: paragraphs, breaks, emphasis, lists', () => {
      const html = '<p>Добрый <b>день</b></p><ul><li>кирпич</li></ul>';
      expect(make().clean(html)).toBe(html);
    });
    it('changes nothing in what is clean already', () => {
      const cleaner = make();
      const once = cleaner.clean('<div><p style="color:red">1 &lt; 2 &amp; 3<br>да</div><x-y>и</x-y>');
      expect(cleaner.clean(once)).toBe(once);
    });
    it('gives the text by lines, without tags, with the signs that entities stand for', () => {
      const text = make().textOf('<p>Один &lt;два&gt; &amp; <b>три</b></p><p>Четыре<br>пять</p>');
      expect(text.split('\n').filter((line) => line.trim())).toEqual(['Один <два> & три', 'Четыре', 'пять']);
    });
  });
}
