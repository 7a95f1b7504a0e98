const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const LATIN_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';

const other = new Map<string, string>();
for (const [n, russian] of [...RUSSIAN].entries()) {
  other.set(LATIN.charAt(n), russian).set(LATIN_SHIFTED.charAt(n), russian.toUpperCase());
  other.set(russian, LATIN.charAt(n)).set(russian.toUpperCase(), LATIN_SHIFTED.charAt(n));
}

/** The same keys under the other layout: `cxtn 451` is «счет 451». Null if that changes no letter. */
export function onOtherLayout(text: string): string | null {
  if (!/\p{L}/u.test(text)) return null;
  return [...text].map((sign) => other.get(sign) ?? sign).join('');
}
