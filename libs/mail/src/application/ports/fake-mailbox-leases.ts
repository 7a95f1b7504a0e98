import { MailboxLeases } from './mailbox-leases.port.js';

export class FakeMailboxLeases extends MailboxLeases {
  readonly rows = new Map<string, { holder: string; until: Date }>();
  down = false;
  async hold(mailbox: string, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    this.#refuseWhenDown();
    const row = this.rows.get(mailbox);
    if (row && row.holder !== holder && row.until > now) return false;
    this.rows.set(mailbox, { holder, until });
    return true;
  }
  async holderOf(mailbox: string): Promise<string | null> {
    this.#refuseWhenDown();
    return this.rows.get(mailbox)?.holder ?? null;
  }
  async release(mailbox: string, holder: string): Promise<void> {
    this.#refuseWhenDown();
    if (this.rows.get(mailbox)?.holder === holder) this.rows.delete(mailbox);
  }
  #refuseWhenDown(): void {
    if (this.down) throw new Error('the base is down');
  }
}
