import { UnwelcomeCallers } from './unwelcome-callers.port.js';

export class FakeUnwelcomeCallers extends UnwelcomeCallers {
  readonly blocked = new Map<string, { reason: string; by: string | null; at: Date }>();
  readonly refused = new Map<string, number>();
  async isBlocked(number: string): Promise<boolean> {
    return this.blocked.has(number);
  }
  async block({ number, ...of }: { number: string; reason: string; by: string | null; at: Date }): Promise<void> {
    this.blocked.set(number, of);
  }
  async unblock(number: string): Promise<boolean> {
    return this.blocked.delete(number);
  }
  async noteRefused(number: string): Promise<void> {
    this.refused.set(number, (this.refused.get(number) ?? 0) + 1);
  }
}
