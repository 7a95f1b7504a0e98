import type { Dialogue } from '../../domain/dialogue.js';
import { DialogueBook } from './dialogue-book.port.js';

type Who = { employeeId: string; place: string };
const keyOf = ({ employeeId, place }: Who): string => `${employeeId} ${place}`;

export class FakeDialogueBook extends DialogueBook {
  readonly dialogues = new Map<string, Dialogue>();
  async openOf(who: Who, at: Date): Promise<Dialogue | null> {
    const found = this.dialogues.get(keyOf(who));
    return found && found.expiresAt > at ? found : null;
  }
  async keep(dialogue: Dialogue): Promise<void> {
    this.dialogues.set(keyOf(dialogue), structuredClone(dialogue));
  }
  async drop(who: Who): Promise<void> {
    this.dialogues.delete(keyOf(who));
  }
  async removeExpiredBefore(instant: Date): Promise<number> {
    const old = [...this.dialogues].filter(([, { expiresAt }]) => expiresAt < instant);
    for (const [key] of old) this.dialogues.delete(key);
    return old.length;
  }
}
