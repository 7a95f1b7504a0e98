/** How a command is said: the part of a spoken command's mark that understanding needs. */
export interface CommandShape {
  readonly id: string;
  readonly phrases: Readonly<Record<Language, readonly string[]>>;
  readonly slots?: Readonly<Record<string, SlotShape>>;
}
export type Language = 'ru' | 'en';

export interface SlotShape {
  readonly kind: 'number' | 'text' | 'moment' | 'period' | 'duration' | 'email' | 'phone' | 'choice';
  readonly optional?: boolean;
  readonly choices?: Readonly<Record<string, { readonly ru: readonly string[]; readonly en: readonly string[] }>>;
}

export type Value =
  number | string | { day: string; time: string | null; at: string } | { from: string; to: string; wholeDays: boolean };
export type Values = Readonly<Record<string, Value>>;
