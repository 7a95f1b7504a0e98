import { Notify } from 'quasar';
import { i18n } from '../i18n/index.js';

/** The worker keeps the page for a day without a line, and tells when a new desk has come. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { t } = i18n.global;
  const offer = (waiting: ServiceWorker): void => {
    Notify.create({
      message: t('update.ready'),
      color: 'dark',
      position: 'bottom-left',
      timeout: 0,
      actions: [{ label: t('update.reload'), color: 'white', handler: () => waiting.postMessage('take-over') }],
    });
  };
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) location.reload();
  });
  navigator.serviceWorker.register('/sw.js').then(
    (registration) => {
      if (registration.waiting && hadOne) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const found = registration.installing;
        found?.addEventListener('statechange', () => {
          if (found.state === 'installed' && hadOne) offer(found);
        });
      });
    },
    // A browser that forbids workers has the desk without a cold start; nothing else is lost.
    () => undefined,
  );
}
