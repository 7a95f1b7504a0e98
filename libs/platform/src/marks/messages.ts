export interface Texts {
  ru: string;
  en: string;
}
const catalogue = new Map<string, Texts>();

/** Texts by error code. `{name}` is filled from the details of the error. */
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
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = details[key];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : Array.isArray(value)
        ? value.join(', ')
        : '';
  });
}
