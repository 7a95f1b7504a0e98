import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiUndoVariant } from '@quasar/extras/mdi-v7';
import { Notify } from 'quasar';

/** How the desk speaks up: done in passing, a failure until it is read, something that can be taken back. */
export function registerNotices(): void {
  const common = { position: 'bottom-left', classes: 'notice', progress: false } as const;
  Notify.registerType('done', { ...common, icon: mdiCheckCircleOutline, color: 'dark', timeout: 3_000 });
  Notify.registerType('undoable', { ...common, icon: mdiUndoVariant, color: 'dark', timeout: 8_000, progress: true });
  Notify.registerType('failure', {
    ...common,
    icon: mdiAlertCircleOutline,
    color: 'negative',
    textColor: 'white',
    timeout: 9_000,
    attrs: { role: 'alert' },
  });
}
