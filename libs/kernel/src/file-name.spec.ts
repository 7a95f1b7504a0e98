import fc from 'fast-check';
import { safeFileName } from './file-name.js';

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\cmd.exe', 'cmd.exe'],
    ['C:evil.txt', 'evil.txt'],
    ['CON', '_CON'],
    ['con.tar.gz', '_con.tar.gz'],
    ['LPT1.txt', '_LPT1.txt'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['смета...', 'смета'],
    ['  .. ', 'fallback'],
    ['', 'fallback'],
    [null, 'fallback'],
    ['a\r\nX: b.pdf', 'a X_ b.pdf'],
    ['a\u0000.pdf', 'a.pdf'],
    ['.htaccess', 'htaccess'],
    ['/', 'fallback'],
    ['***', 'fallback'],
    ['Чертёж №5 (лист 2).dwg', 'Чертёж №5 (лист 2).dwg'],
  ])('%j → %j', (declared, name) => expect(safeFileName(declared, 'fallback')).toBe(name));

  it('is one short segment for anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (declared) => {
        const name = safeFileName(declared, 'fallback');
        expect(name).toMatch(/^[^/\\\u0000-\u001f<>:"|?*]+$/u);
        expect(name.length).toBeLessThanOrEqual(260);
        expect(/^\.|[. ]$/.test(name)).toBe(false);
      }),
    );
  });
});
