import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { Dialogue } from '../../domain/dialogue.js';
import type { DialogueBook } from './dialogue-book.port.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 26, 9, minutes, 0, 123));
const aDialogue = (over: Partial<Dialogue> = {}): Dialogue => ({
  employeeId: newId(),
  place: 'desk',
  language: 'ru',
  command: 'sales.take-inquiry',
  values: { number: 451 },
  slot: null,
  yesButtonId: newId(),
  noButtonId: newId(),
  expiresAt: at(30),
  ...over,
});

export function describeDialogueBook(
  name: string,
  open: () => Promise<{ book: DialogueBook; work: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`dialogue book: ${name}`, () => {
    const withBook = async (test: (book: DialogueBook, work: UnitOfWork) => Promise<void>): Promise<void> => {
      const { book, work, close } = await open();
      try {
        await test(book, work);
      } finally {
        await close();
      }
    };

    it('keeps the last question of each person in each place', () =>
      withBook(async (book, work) => {
        const first = aDialogue();
        const second = aDialogue({
          employeeId: first.employeeId,
          slot: 'number',
          values: {},
          yesButtonId: null,
          noButtonId: null,
        });
        const elsewhere = aDialogue({ employeeId: first.employeeId, place: newId(), language: 'en' });
        await work.run(() => book.keep(first));
        await work.run(() => book.keep(elsewhere));
        expect(await book.openOf(first, at(0))).toEqual(first);
        await work.run(() => book.keep(second));
        expect(await book.openOf(first, at(0))).toEqual(second);
        expect(await book.openOf(elsewhere, at(0))).toEqual(elsewhere);
      }));

    it('has none that has expired or was dropped', () =>
      withBook(async (book, work) => {
        const dialogue = aDialogue();
        await work.run(() => book.keep(dialogue));
        expect(await book.openOf(dialogue, at(30))).toBeNull();
        await work.run(() => book.drop(dialogue));
        expect(await book.openOf(dialogue, at(0))).toBeNull();
        expect(await book.openOf(aDialogue(), at(0))).toBeNull();
      }));

    it('forgets what has long expired', () =>
      withBook(async (book, work) => {
        await work.run(() => book.keep(aDialogue({ expiresAt: at(1) })));
        await work.run(() => book.keep(aDialogue({ expiresAt: at(9) })));
        expect(await work.run(() => book.removeExpiredBefore(at(9)))).toBe(1);
      }));
  });
}
