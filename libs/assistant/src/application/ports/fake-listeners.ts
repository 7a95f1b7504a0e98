import { type Listener, Listeners } from './listeners.port.js';

export class FakeListeners extends Listeners {
  readonly known = new Map<string, Listener>();
  readonly gone = new Set<string>();
  hire(listener: Listener): void {
    this.known.set(listener.employeeId, listener);
  }
  async byId(employeeId: string): Promise<Listener | null> {
    return this.gone.has(employeeId) ? null : (this.known.get(employeeId) ?? null);
  }
}
