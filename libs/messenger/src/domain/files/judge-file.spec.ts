import { judgeFile } from './judge-file.js';

const EXE = 'application/x-msdownload';
describe('a file is what its content is', () => {
  it.each([
    ['кирпич.jpg', 'image/jpeg', 'кирпич.jpg', true],
    ['КИРПИЧ.JPEG', 'image/jpeg', 'КИРПИЧ.JPEG', true],
    ['кирпич.jpg', 'image/png', 'кирпич.png', true],
    ['image', 'image/webp', 'image.webp', true],
    ['отчёт.2026', 'image/png', 'отчёт.2026.png', true],
    ['скан.jpg', 'application/pdf', 'скан.pdf', false],
    ['скан.tiff', 'image/tiff', 'скан.tiff', false],
    ['фото.jpg', 'image/heic', 'фото.heic', false],
    ['счёт.pdf', 'application/pdf', 'счёт.pdf', false],
    ['остатки.xls', 'text/html', 'остатки.xls', false],
    ['логотип.svg', 'image/svg+xml', 'логотип.svg', false],
    ['план.dwg', 'application/octet-stream', 'план.dwg', false],
    ['прайс.txt', 'text/plain', 'прайс.txt', false],
  ])('%s with %s inside is kept as %s', (name, type, kept, isPicture) =>
    expect(judgeFile({ name, type, takesPrograms: false })).toEqual({ name: kept, type, isPicture }),
  );
  it.each([
    ['кирпич.jpg', EXE, 'messenger.file-disguised'],
    ['счёт.pdf', EXE, 'messenger.file-disguised'],
    ['фото.png', 'text/html', 'messenger.file-disguised'],
    ['фото.png', 'image/svg+xml', 'messenger.file-disguised'],
    ['фото.gif', 'text/plain', 'messenger.file-disguised'],
    ['фото.jpg', 'application/octet-stream', 'messenger.file-disguised'],
    ['setup.exe', EXE, 'messenger.file-executable'],
    ['счёт.pdf.exe', EXE, 'messenger.file-executable'],
    ['письмо.js', 'text/plain', 'messenger.file-executable'],
    ['кирпич.jpg.scr', 'image/jpeg', 'messenger.file-executable'],
  ])('%s with %s inside is refused: %s', (name, type, code) =>
    expect(() => judgeFile({ name, type, takesPrograms: false })).toThrow(expect.objectContaining({ code }) as Error),
  );
  it('takes a program under its own name where the house says so, and never under another', () => {
    expect(judgeFile({ name: 'setup.exe', type: EXE, takesPrograms: true })).toMatchObject({ isPicture: false });
    expect(() => judgeFile({ name: 'setup.pdf', type: EXE, takesPrograms: true })).toThrow('is not what its name says');
  });
});
