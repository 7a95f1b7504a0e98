import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { ButtonState } from '../../domain/button.js';
import type { ButtonBook } from './button-book.port.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 26, 9, minutes, 0, 123));
const aButton = (over: Partial<ButtonState> = {}): ButtonState => ({
  id: newId(),
  groupId: null,
  speechKey: null,
  employeeId: newId(),
  conversationId: null,
  language: 'ru',
  label: 'Взять',
  command: 'sales.take-inquiry',
  slots: { number: 451, when: { day: '2026-11-27', time: null, at: '2026-11-27T06:00:00.000Z' }, who: 'Ёлка' },
  sure: false,
  expiresAt: at(60),
  settledAt: null,
  ...over,
});

export function describeButtonBook(
  name: string,
  open: () => Promise<{ book: ButtonBook; work: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`button book: ${name}`, () => {
    const withBook = async (test: (book: ButtonBook, work: UnitOfWork) => Promise<void>): Promise<void> => {
      const { book, work, close } = await open();
      try {
        await test(book, work);
      } finally {
        await close();
      }
    };

    it('keeps buttons with all that they do', () =>
      withBook(async (book, work) => {
        const button = aButton({
          groupId: newId(),
          conversationId: newId(),
          speechKey: 'assistant:heard:1',
          sure: true,
        });
        const no = aButton({ command: null, slots: {} });
        await work.run(() => book.add([button, no]));
        expect(await book.byId(button.id)).toEqual(button);
        expect(await book.byId(no.id)).toEqual(no);
        expect(await book.byId(newId())).toBeNull();
      }));

    it('settles one once, and only one', () =>
      withBook(async (book, work) => {
        const [button, other] = [aButton(), aButton()];
        await work.run(() => book.add([button, other]));
        expect(await work.run(() => book.settle(button, at(1)))).toBe(true);
        expect(await work.run(() => book.settle(button, at(2)))).toBe(false);
        expect((await book.byId(button.id))?.settledAt).toEqual(at(1));
        expect((await book.byId(other.id))?.settledAt).toBeNull();
      }));

    it('settles a whole question with one of its answers', () =>
      withBook(async (book, work) => {
        const groupId = newId();
        const [yes, no] = [aButton({ groupId }), aButton({ groupId, command: null })];
        await work.run(() => book.add([yes, no]));
        await work.run(() => book.settle(no, at(1)));
        expect((await book.byId(yes.id))?.settledAt).toEqual(at(1));
        expect(await work.run(() => book.settle(yes, at(2)))).toBe(false);
      }));

    it('tells which buttons of a message are still open', () =>
      withBook(async (book, work) => {
        const speechKey = 'assistant:heard:2';
        const [first, second, late] = [
          aButton({ speechKey }),
          aButton({ speechKey }),
          aButton({ speechKey, expiresAt: at(5) }),
        ];
        await work.run(() => book.add([first, second, late, aButton({ speechKey: 'another' })]));
        await work.run(() => book.settle(first, at(1)));
        expect((await book.openUnder(speechKey, at(5))).map(({ id }) => id)).toEqual([second.id]);
      }));

    it('forgets what has long expired', () =>
      withBook(async (book, work) => {
        const [old, fresh] = [aButton({ expiresAt: at(1) }), aButton({ expiresAt: at(9) })];
        await work.run(() => book.add([old, fresh]));
        expect(await work.run(() => book.removeExpiredBefore(at(9)))).toBe(1);
        expect(await book.byId(old.id)).toBeNull();
        expect(await book.byId(fresh.id)).not.toBeNull();
      }));
  });
}
