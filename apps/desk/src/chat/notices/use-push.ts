import { onMounted, ref } from 'vue';
import { isProblem } from '../../api/problem.js';
import { notices } from './api.js';

export type PushState = 'unsupported' | 'unavailable' | 'denied' | 'off' | 'on';
const KEPT = 'prorab.push-device';

/** Pushes to this browser: what it allows, what the house can, and the switch. */
export function usePush() {
  const state = ref<PushState>('off');
  const supported = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
  let publicKey: string | null = null;
  const worker = async (): Promise<ServiceWorkerRegistration | undefined> =>
    navigator.serviceWorker.getRegistration('/');

  async function look(): Promise<void> {
    if (!supported) {
      state.value = 'unsupported';
      return;
    }
    try {
      publicKey = (await notices.key()).publicKey;
    } catch (error) {
      if (!isProblem(error)) throw error;
      publicKey = null;
    }
    if (!publicKey) state.value = 'unavailable';
    else if (Notification.permission === 'denied') state.value = 'denied';
    else
      state.value =
        (await (await worker())?.pushManager.getSubscription()) && localStorage.getItem(KEPT) ? 'on' : 'off';
  }
  async function turnOn(): Promise<void> {
    const registration = await worker();
    if (!registration || !publicKey) return;
    if ((await Notification.requestPermission()) !== 'granted') {
      state.value = Notification.permission === 'denied' ? 'denied' : 'off';
      return;
    }
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(publicKey),
    });
    const { p256dh, auth } = subscription.toJSON().keys ?? {};
    if (!p256dh || !auth) throw new Error('the browser gave no keys for pushes');
    const { id } = await notices.register(subscription.endpoint, p256dh, auth);
    localStorage.setItem(KEPT, id);
    state.value = 'on';
  }
  async function turnOff(): Promise<void> {
    const id = localStorage.getItem(KEPT);
    await (await (await worker())?.pushManager.getSubscription())?.unsubscribe();
    localStorage.removeItem(KEPT);
    state.value = 'off';
    if (id) await notices.forget(id);
  }
  onMounted(() => void look());
  return { state, look, turnOn, turnOff };
}

/** base64url, as VAPID keys are written. */
export function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
