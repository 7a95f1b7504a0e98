import { shallowRef } from 'vue';

interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}
const offer = shallowRef<InstallOffer | null>(null);
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer.value = event as InstallOffer;
});
addEventListener('appinstalled', () => (offer.value = null));

/** The browser's offer to install the desk, kept until somebody wants it. */
export function useInstall() {
  const install = async (): Promise<void> => {
    await offer.value?.prompt();
    offer.value = null;
  };
  return { offered: offer, install };
}
