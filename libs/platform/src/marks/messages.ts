export interface Texts {
  ru: string;
  en: string;
}
const catalogue = new Map<string, Texts>();

/**
 * Texts by error code. `{name}` is filled from the details of the error; `{name:time}` is an instant there, shown as people of the
 * zone in the detail `zone` read it (without one: UTC, and it says so).
 */
export function defineMessages<const T extends Record<string, Texts>>(messages: T): T {
  for (const [code, texts] of Object.entries(messages)) catalogue.set(code, texts);
  return messages;
}
const words = new Map<string, Texts>();

/**
 * Names and reasons that errors carry as codes (`{ field: 'capacity', reason: 'out-of-range' }`) and that a text
 * calls `{field}`, `{reason}`: programs read the code, people the words. `scope` is a context, or one error code before it.
 * Of a list each entry is said; one that names its thing behind the code (`point-gone:email:a@b.ru`) fills `{thing}` with it.
 */
export function defineWords(scope: string, byDetail: Readonly<Record<string, Readonly<Record<string, Texts>>>>): void {
  for (const [detail, texts] of Object.entries(byDetail))
    for (const [code, text] of Object.entries(texts)) words.set(`${scope}.${detail}.${code}`, text);
}
/** The text with its `{names}` unfilled, for those who document an error. */
export const templateFor = (code: string, language: 'ru' | 'en'): string | undefined => catalogue.get(code)?.[language];
export const hasMessage = (code: string): boolean => catalogue.has(code);
export function messageFor(
  code: string,
  language: 'ru' | 'en',
  details: Readonly<Record<string, unknown>>,
  fallback: string,
): string {
  const template = catalogue.get(code)?.[language];
  if (!template) return fallback;
  const context = code.split('.', 1)[0] ?? '';
  const wordFor = (key: string, value: string): string | undefined =>
    (words.get(`${code}.${key}.${value}`) ?? words.get(`${context}.${key}.${value}`))?.[language];
  const wordsOfEntry = (key: string, entry: string): string => {
    const [code = '', ...thing] = entry.split(':');
    return (wordFor(key, entry) ?? wordFor(key, code))?.replaceAll('{thing}', thing.join(':')) ?? entry;
  };
  const filled = (text: string): string =>
    text.replace(/\{(\w+)(:time)?\}/g, (_, key: string, asTime?: string) => {
      const value = details[key];
      if (asTime) return readable(value, language, details.zone);
      const word = typeof value === 'string' ? wordFor(key, value) : undefined;
      if (word !== undefined) return filled(word);
      return typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : Array.isArray(value)
          ? value.map((entry) => (typeof entry === 'string' ? wordsOfEntry(key, entry) : String(entry))).join(', ')
          : '';
    });
  return filled(template);
}

const readable = (instant: unknown, language: 'ru' | 'en', zone: unknown): string => {
  const at = new Date(typeof instant === 'string' ? instant : Number.NaN);
  if (Number.isNaN(at.getTime())) return '';
  const known = typeof zone === 'string';
  const said = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: known ? zone : 'UTC',
  }).format(at);
  return known ? said : `${said} UTC`;
};
