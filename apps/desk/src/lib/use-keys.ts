import { onScopeDispose } from 'vue';
import { useUi } from '../stores/ui.js';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys of a page, while it is there. Names as `KeyboardEvent.key`, small; `ctrl+k` works with ⌘ too. */
export function useKeys(
  keys: Record<string, (event: KeyboardEvent) => void>,
  isActive: () => boolean = () => true,
): void {
  const ui = useUi();
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !isActive()) return;
    const chord = event.ctrlKey || event.metaKey;
    // The letter of the key, whatever the keyboard's language: Ctrl+К is Ctrl+K.
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
    const name = letter ?? event.key.toLowerCase();
    const run = keys[chord ? `ctrl+${name}` : name] ?? (chord ? undefined : keys[event.key]);
    if (!run) return;
    const single = !chord && name !== 'escape';
    if (single && (isTyping(event.target) || !ui.letterKeys || document.querySelector('.q-dialog'))) return;
    if (name === 'escape' && document.querySelector('.q-dialog, .q-menu')) return;
    event.preventDefault();
    run(event);
  };
  addEventListener('keydown', pressed);
  onScopeDispose(() => removeEventListener('keydown', pressed));
}
