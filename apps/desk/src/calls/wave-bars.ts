/** The picture of a recording in so many bars, each as loud as the loudest of its part; of nothing, nothing. */
export function waveBars(peaks: readonly number[], count: number): number[] {
  const bars = Math.min(count, peaks.length);
  return Array.from({ length: bars }, (_, n) => {
    const [from, to] = [Math.floor((n * peaks.length) / bars), Math.floor(((n + 1) * peaks.length) / bars)];
    return Math.max(...peaks.slice(from, Math.max(to, from + 1)));
  });
}
