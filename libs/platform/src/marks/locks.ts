/** Named locks across all instances, for what no row stands for yet («whoever writes from a@b.ru»). */
export abstract class Locks {
  /** Waits for the names in one fixed order and holds them until the open unit of work ends. */
  abstract hold(...names: string[]): Promise<void>;
}
