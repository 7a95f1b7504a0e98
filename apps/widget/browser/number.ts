// Puts the number that is this visitor's into `[data-prorab-phone]` of any page. Whatever fails, the page keeps the number it came with.

/** What the server is told of the visit: its first page, and who has sent it. */
interface Told {
  page: string;
  referrer: string;
  [utm: string]: string;
}
interface Visit {
  id: string;
  told: Told;
}
interface Answer {
  /** `+78112200001` */
  number: string;
  /** As people write it. */
  text: string;
  renewSeconds: number;
}
const MOST = { address: 1_000, word: 300 };
/** Of a second try, when the first has failed. */
const AGAIN_SECONDS = 300;

function start({ src }: HTMLScriptElement): void {
  const { origin: server, searchParams } = new URL(src, location.href);
  const pool = searchParams.get('pool') ?? '';
  const visit = visitOf(`prorab:number:${pool}`);
  let shown: Answer | null = null;
  let askedAt = 0;

  const paint = (): void => {
    if (!shown) return;
    const { number, text } = shown;
    for (const place of document.querySelectorAll<HTMLElement>('[data-prorab-phone]')) {
      const link = place.closest('a');
      if (link && link.getAttribute('href') !== `tel:${number}`) link.setAttribute('href', `tel:${number}`);
      // What has a picture beside its number keeps it: the text stands in an element of its own there.
      if (place.childElementCount === 0 && place.textContent !== text) place.textContent = text;
    }
  };
  async function ask(): Promise<void> {
    askedAt = Date.now();
    try {
      const reply = await fetch(`${server}/api/telephony/site/number`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'omit',
        body: JSON.stringify({ pool, visit: visit.id, ...visit.told }),
      });
      if (!reply.ok) return;
      const answer = (await reply.json()) as Answer;
      if (!/^\+\d{7,15}$/.test(answer.number) || typeof answer.text !== 'string') return;
      shown = answer;
      paint();
    } catch (error) {
      void error; // no connection, or a page that forbids it: it shows what it came with
    }
  }
  const renew = (): void => {
    const after = (shown?.renewSeconds ?? AGAIN_SECONDS) * 1_000;
    if (document.visibilityState === 'visible' && Date.now() - askedAt >= after) void ask();
  };
  document.addEventListener('visibilitychange', renew);
  setInterval(renew, 15_000);
  // Also into what the page makes later.
  new MutationObserver(paint).observe(document.documentElement, { childList: true, subtree: true });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', paint);
  void ask();
}
/** Of this tab; where the browser keeps nothing, of this page. */
function visitOf(key: string): Visit {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Visit | null;
    if (kept) return kept;
  } catch (error) {
    void error; // blocked, or written by somebody else
  }
  const visit = { id: newId(), told: told() };
  try {
    sessionStorage.setItem(key, JSON.stringify(visit));
  } catch (error) {
    void error; // blocked or full
  }
  return visit;
}
function told(): Told {
  const words = new URLSearchParams(location.search);
  const bare = (address: string): string => (address.split(/[?#]/)[0] ?? '').slice(0, MOST.address);
  const of: Told = { page: bare(location.href), referrer: bare(document.referrer) };
  for (const name of ['source', 'medium', 'campaign', 'term', 'content']) {
    const word = words.get(`utm_${name}`);
    if (word) of[name] = word.slice(0, MOST.word);
  }
  return of;
}
/** A UUID, also on pages without HTTPS, where `randomUUID` is missing. */
function newId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

const script = document.currentScript as HTMLScriptElement | null;
if (script) start(script);
