// The worker of the desk; the build puts VERSION and SHELL in front. It keeps the page itself, never an answer of the house:
// what /api says is asked for anew or not shown, and what was typed is kept by the page (outbox), not here.
const CACHE = `prorab-shell-${VERSION}`;
const NEVER = /^\/(api|health|metrics|socket\.io)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
});

self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith('prorab-shell-') && name !== CACHE);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('push', (event) => {
  const hint = hintOf(event.data);
  const about = hint.conversationId;
  const options = {
    body: hint.text,
    icon: '/icons/prorab.svg',
    badge: '/icons/prorab.svg',
    tag: about ?? hint.kind,
    renotify: true,
    data: { open: about ? `/chats/${about}` : '/chats' },
  };
  event.waitUntil(self.registration.showNotification(hint.title || 'Прораб', options));
});
// A push is a hint: one that cannot be read still says that there is something.
function hintOf(data) {
  try {
    const { kind = 'message', conversationId = null, title = '', text = '' } = data?.json() ?? {};
    const known = /^[0-9a-f-]{36}$/.test(conversationId ?? '') ? conversationId : null;
    return { kind, conversationId: known, title: String(title), text: String(text) };
  } catch {
    return { kind: 'message', conversationId: null, title: '', text: '' };
  }
}
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { open = '/chats' } = event.notification.data ?? {};
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (pages) => {
      const page = pages.find(({ focused }) => focused) ?? pages[0];
      if (!page) return self.clients.openWindow(open);
      await page.focus();
      page.postMessage({ open });
    }),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  if (request.mode === 'navigate') {
    // The network first, so that a new desk is not hidden behind an old one; a page without a network is the kept one.
    event.respondWith(fetch(request).catch(() => caches.match('/', { cacheName: CACHE })));
    return;
  }
  if (SHELL.includes(url.pathname))
    event.respondWith(caches.match(request, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
});
