/** Works on each, also on those behind a failure; what has failed is told when all had their turn. */
export async function oneByOne<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  tellFailures(failures);
}
/** @throws all of them together, if there are any */
export function tellFailures(failures: readonly unknown[]): void {
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} failed`);
  if (failures.length === 1) throw failures[0];
}
