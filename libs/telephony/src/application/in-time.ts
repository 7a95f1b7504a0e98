/** What nobody waits for any longer than is allowed; a question that fails is one that knows nothing. */
export async function inTime<T>(asked: Promise<T | null>, ms: number): Promise<T | null | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => (timer = setTimeout(() => done('late'), ms)));
  const first = await Promise.race([asked.catch(() => null), late]);
  clearTimeout(timer);
  return first;
}
