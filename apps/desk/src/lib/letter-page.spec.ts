import { letterPage } from './letter-page.js';

const html = '<p>Счёт</p><img data-remote-src="https://t.example/p.gif?a=1&amp;b=2"><img data-cid="logo@x">';
const page = (pictures: boolean) =>
  letterPage({
    html,
    dark: false,
    pictures,
    attached: (id) => (id === 'logo@x' ? '/api/mail/letters/1/attachments/0?inline=1' : null),
  });

describe('the page of a letter', () => {
  it('asks nobody outside until the reader wants it', () => {
    expect(page(false)).not.toMatch(/\ssrc="https:/);
    expect(page(false)).toContain("img-src data: 'self'");
    expect(page(true)).toContain(' src="https://t.example/p.gif?a=1&amp;b=2"');
    expect(page(true)).toContain("img-src data: https: 'self'");
  });
  it('shows attached pictures, and has no scripts by its own policy', () => {
    expect(page(false)).toContain(' src="/api/mail/letters/1/attachments/0?inline=1"');
    expect(page(true)).toContain("default-src 'none'");
    expect(page(true)).not.toContain('script-src');
  });
  it('leaves a picture out whose file is not there', () => {
    expect(letterPage({ html: '<img data-cid="x">', dark: true, pictures: false, attached: () => null })).toContain(
      '<img data-cid="x">',
    );
  });
});
