/** A number, or what somebody remembers of it. */
export type SaidNumber =
  /** It begins so: `+7911`. */
  | { readonly begins: string }
  /** These digits are somewhere in it: the last four, the middle. */
  | { readonly holds: string };

const FEWEST = 3;
const MOST = 15;

/** «8911…», «+7 (911) 222», «3344». null: too few digits to look for, or too many. */
export function saidNumber(text: string): SaidNumber | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length < FEWEST || digits.length > MOST) return null;
  if (text.trim().startsWith('+')) return { begins: `+${digits}` };
  // Russians begin a number with 8 or 7; ten digits are one without either.
  if (/^[78][3-9]/.test(digits) && digits.length > FEWEST && digits.length <= 11)
    return { begins: `+7${digits.slice(1)}` };
  return digits.length === 10 ? { begins: `+7${digits}` } : { holds: digits };
}
