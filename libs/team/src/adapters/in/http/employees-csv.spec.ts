import { cell } from './employees-csv.js';

describe('cells of a table', () => {
  it.each([
    ['Анна Петрова', 'Анна Петрова'],
    ['Рога; «Копыта»', '"Рога; «Копыта»"'],
    ['он сказал "да"', '"он сказал ""да"""'],
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+7812', `"'+7812"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['  =1', `"'  =1"`],
    ['\t=1', `"'\t=1"`],
    ['＝1', `"'＝1"`],
    ['a\r\nb', '"a\r\nb"'],
    ['', ''],
  ])('%j', (text, written) => expect(cell(text)).toBe(written));
});
