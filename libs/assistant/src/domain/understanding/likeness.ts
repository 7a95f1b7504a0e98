/** A slip of the finger that is forgiven in a word this long. */
const slipsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
const COST = 0.12;

/** 1: the same word in any form; less for each slip of the finger; 0: another word. */
export function likeness(a: { word: string; stem: string }, b: { word: string; stem: string }): number {
  if (a.word === b.word || a.stem === b.stem) return 1;
  const most = slipsIn(Math.min(a.word.length, b.word.length));
  if (most === 0) return 0;
  const slips = Math.min(
    distance(a.word, b.word, most),
    distance(a.stem, b.stem, slipsIn(Math.min(a.stem.length, b.stem.length))),
  );
  return slips > most ? 0 : 1 - slips * COST;
}

/** Letters put in, left out, changed or swapped with their neighbour (optimal string alignment); more than `most`: Infinity. */
export function distance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (most <= 0 || Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  const slips = last[b.length] ?? Infinity;
  return slips > most ? Infinity : slips;
}
