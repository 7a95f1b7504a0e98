import type { ButtonState } from '../../domain/button.js';
import { ButtonBook } from './button-book.port.js';

export class FakeButtonBook extends ButtonBook {
  buttons: ButtonState[] = [];
  async add(buttons: readonly ButtonState[]): Promise<void> {
    this.buttons.push(...structuredClone(buttons));
  }
  async byId(id: string): Promise<ButtonState | null> {
    return this.buttons.find((button) => button.id === id) ?? null;
  }
  async settle({ id, groupId }: ButtonState, at: Date): Promise<boolean> {
    const open = this.buttons.find((button) => button.id === id && !button.settledAt);
    if (!open) return false;
    const same = (button: ButtonState): boolean => button.id === id || (groupId !== null && button.groupId === groupId);
    this.buttons = this.buttons.map((button) =>
      same(button) ? { ...button, settledAt: button.settledAt ?? at } : button,
    );
    return true;
  }
  async openUnder(speechKey: string, at: Date): Promise<ButtonState[]> {
    return this.buttons.filter((b) => b.speechKey === speechKey && !b.settledAt && b.expiresAt > at);
  }
  async removeExpiredBefore(instant: Date): Promise<number> {
    const before = this.buttons.length;
    this.buttons = this.buttons.filter(({ expiresAt }) => expiresAt >= instant);
    return before - this.buttons.length;
  }
}
