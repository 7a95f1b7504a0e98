import { networkOf } from '@prorab/platform';

/** At most so many open connections from one address (of IPv6: one network), so that one sender cannot take the places of all. */
export class ConnectionLimit {
  readonly #open = new Map<string, Set<string>>();
  constructor(private readonly perAddress: number) {}

  /** @returns whether there is room for it */
  enter(address: string, connection: string): boolean {
    const open = this.#open.get(networkOf(address)) ?? new Set();
    if (open.size >= this.perAddress) return false;
    this.#open.set(networkOf(address), open.add(connection));
    return true;
  }
  /** Of one that was refused too: it held nothing. */
  leave(address: string, connection: string): void {
    const network = networkOf(address);
    const open = this.#open.get(network);
    if (open?.delete(connection) && open.size === 0) this.#open.delete(network);
  }
}
