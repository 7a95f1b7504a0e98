import type { Identity } from './session.ts';
import { Talk } from './talk.ts';
import { View } from './view.ts';
import { wordsFor } from './words.ts';

interface Prorab {
  open(): void;
  close(): void;
  /** The site says who is logged in, and has signed it. */
  identify(identity: Identity): void;
  /** He has logged out. */
  forget(): void;
}
declare global {
  interface Window {
    Prorab?: Prorab;
  }
}
const script = (document.currentScript ??
  document.querySelector('script[src*="/widget.js"]')) as HTMLScriptElement | null;

function start({ src, dataset }: HTMLScriptElement): void {
  const partner = dataset.partner === undefined ? null : location.hash.slice(1);
  const words = wordsFor(dataset.lang ?? (document.documentElement.lang || navigator.language));
  const { origin: server } = new URL(src, location.href);
  const settings = { server, site: dataset.site ?? 'main', partner, language: words.language };
  let view: View | null = null;
  let drawing = 0;
  const draw = (): void => {
    drawing ||= requestAnimationFrame(() => {
      drawing = 0;
      view?.draw();
    });
  };
  // A hidden page draws no frames, but its badge is to be right when it is seen again.
  document.addEventListener('visibilitychange', () => view?.draw());
  const talk: Talk = new Talk(
    settings,
    draw,
    (what, payload) => {
      if (what === 'typing') view?.typing((payload?.name as string | undefined) ?? null);
      if (what === 'connected' && partner === null) looked(true);
      if (what === 'message' && view?.isOpen) draw();
    },
    words.lost,
  );
  const identity = attempt(() => JSON.parse(dataset.identity ?? 'null') as Identity | null);
  if (identity) talk.identify(identity);
  view = new View(() => talk, words, partner !== null, dataset.theme ?? null);

  let page = '';
  let invitation = 0;
  /** Also of pages that change their address without being loaded. */
  const looked = (always: boolean): void => {
    if (!talk.isConnected || (!always && page === location.href)) return;
    const isNew = page !== location.href;
    page = location.href;
    clearTimeout(invitation);
    void talk.wire.ask('visit', { url: page, title: document.title, referrer: document.referrer }).then((answer) => {
      if (typeof answer?.inviteAfterSeconds !== 'number' || !isNew) return;
      invitation = window.setTimeout(() => void invite(), answer.inviteAfterSeconds * 1_000);
    });
  };
  const invite = async (): Promise<void> => {
    if (view?.isOpen) return;
    const answer = await talk.wire.ask('invite', { url: location.href });
    if (typeof answer?.text === 'string') view?.invite(answer.text);
  };
  if (partner === null) {
    setInterval(() => looked(false), 2_000);
    setInterval(() => talk.chat?.state === 'waiting' && void talk.refresh(), 15_000);
  }
  window.Prorab = {
    open: () => view?.open(),
    close: () => view?.close(),
    identify: (who) => {
      talk.identify(who);
      view?.restart();
    },
    forget: () => {
      talk.forget();
      view?.restart();
    },
  };
  talk.wire.now();
}
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    // eslint-disable-next-line no-console -- whoever builds the site reads it
    console.warn('Prorab: data-identity is not JSON', error);
    return null;
  }
}

if (script && !window.Prorab) {
  if (document.body) start(script);
  else addEventListener('DOMContentLoaded', () => start(script));
}
