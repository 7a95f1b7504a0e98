interface Said {
  /** Line of ours (`+78112201234`) → provider; of the others `trunk`. */
  readonly trunks: ReadonlyMap<string, string>;
  readonly trunk: string | null;
  /** Beginnings of numbers (`+375`); what is allowed is not denied. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** Of one person. */
  readonly callsPerMinute: number;
  /** How long the other side rings. */
  readonly seconds: number;
}
/** Russia; +76 and +77 are Kazakhstan. */
const HOME = /^\+7[^67]/;

/** What the configuration says of calls that go out. */
export class OutgoingRules {
  /** How long the phone of whoever calls rings. */
  readonly ownSeconds = 25;
  readonly seconds: number;
  readonly callsPerMinute: number;
  constructor(private readonly said: Said) {
    [this.seconds, this.callsPerMinute] = [said.seconds, said.callsPerMinute];
  }
  /** Provider by which calls go out that show this line; null: none is named. */
  trunkOf(line: string): string | null {
    return this.said.trunks.get(line) ?? this.said.trunk;
  }
  /** @param number `+79112223344` */
  allows(number: string): boolean {
    const begins = (some: readonly string[]): boolean => some.some((prefix) => number.startsWith(prefix));
    return begins(this.said.allow) || (HOME.test(number) && !begins(this.said.deny));
  }
}
