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
export const hasMessage = (code: string): boolean => catalogue.has(code);
export function messageFor(
  code: string,
  language: 'ru' | 'en',
  details: Readonly<Record<string, unknown>>,
  fallback: string,
): string {
  const template = catalogue.get(code)?.[language];
  if (!template) return fallback;
  return template.replace(/\{(\w+)(:time)?\}/g, (_, key: string, asTime?: string) => {
    const value = details[key];
    if (asTime) return readable(value, language, details.zone);
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : Array.isArray(value)
        ? value.join(', ')
        : '';
  });
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
