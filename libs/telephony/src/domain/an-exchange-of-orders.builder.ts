import type { CallOrder } from './call-state.js';

/** Does in memory what a call orders, and knows who is with whom: a channel is in one bridge at most, as at a real exchange. */
export class AnExchangeOfOrders {
  readonly bridges = new Map<string, Set<string>>();
  readonly channels: Set<string>;
  readonly recordings = new Set<string>();
  /** Nobody was left in a bridge for talks: its recording has ended. */
  silenced = false;
  constructor(clientChannelId: string) {
    this.channels = new Set([clientChannelId]);
  }
  take(orders: readonly CallOrder[]): void {
    for (const one of orders) {
      if (one.order === 'ring') this.channels.add(one.leg.id);
      if (one.order === 'spy') this.channels.add(one.spyId);
      if (one.order === 'keep') {
        this.channels.add(one.keeperId);
        this.#move(one.keeperId, one.bridgeId);
      }
      if (one.order === 'join') for (const id of one.channelIds) this.#move(id, one.bridgeId);
      if (one.order === 'hold') this.#move(one.channelId, one.bridgeId);
      if (one.order === 'hang-up') this.gone(one.channelId);
      if (one.order === 'end-bridge') this.bridges.delete(one.bridgeId);
      if (one.order === 'record') this.recordings.add(one.recording);
    }
  }
  gone(channelId: string): void {
    this.channels.delete(channelId);
    for (const of of this.bridges.values()) of.delete(channelId);
    if ([...this.bridges].some(([id, of]) => id.startsWith('bridge-') && of.size === 0)) this.silenced = true;
  }
  with(channelId: string): string[] {
    return [...this.bridges.values()].filter((of) => of.has(channelId)).flatMap((of) => [...of].toSorted());
  }
  #move(channelId: string, bridgeId: string): void {
    if (!this.channels.has(channelId)) return;
    for (const of of this.bridges.values()) of.delete(channelId);
    this.bridges.set(bridgeId, (this.bridges.get(bridgeId) ?? new Set()).add(channelId));
  }
}
