/** Records facts for the other contexts in the same commit as the change that they tell of. */
export abstract class Outbox {
  /** @throws Error outside a unit of work: a fact without its change would be a lie. */
  abstract add(event: object): void;
}
