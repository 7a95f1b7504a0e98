/** What runs inside the page, as text: the tests are compiled for Node, which knows no document. */
export const loadOf = `({
  bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ name }) => !name.includes('/api/'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  before: performance.getEntriesByType('resource')
    .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
    .map(({ name }) => new URL(name).pathname),
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
})`;

export const workerReady = `navigator.serviceWorker.ready.then(() => undefined)`;
export const language = `document.documentElement.lang`;
export const fitsTheScreen = `document.documentElement.scrollWidth <= innerWidth`;
/** What can be operated in there, and stands beyond the right edge, where nobody can bring it into sight. */
export const cutOffIn = (place: string): string =>
  `[...document.querySelectorAll('${place} :is(button, select, a)')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent.trim())`;

/** To the end of a list, a screen and a half a frame; rows that stood in the page at most, and how long a frame took, in ms. */
export const scrollToEnd = `(async (box) => {
  const frames = [];
  let most = 0, last = performance.now(), still = 0;
  while (still < 90) {
    const before = box.scrollTop;
    box.scrollTop += 900;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    most = Math.max(most, box.querySelectorAll('[role=listitem]').length);
    still = box.scrollTop === before ? still + 1 : 0;
  }
  frames.sort((a, b) => a - b);
  return { most, median: frames[Math.floor(frames.length / 2)] ?? 0, height: box.scrollHeight };
})(document.querySelector('.list'))`;

export const keptByWorker = `(async () => {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return {
    manifest: await (await fetch('/manifest.webmanifest')).json(),
    kept: requests.flat().map(({ url }) => new URL(url).pathname),
  };
})()`;

export const axeFindings = `axe.run({ resultTypes: ['violations'], iframes: false }).then(({ violations }) =>
  violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))`;

/** Up through the log of a conversation, a third of a screen a frame: what stood in the page at most, and how long a frame took, in ms. */
export const scrollLogUp = `(async (box) => {
  const frames = [];
  let most = 0, nodes = 0, last = performance.now();
  const from = box.scrollTop;
  for (let step = 0; step < 150; step++) {
    box.scrollTop -= 300;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    most = Math.max(most, box.querySelectorAll('[role=article]').length);
    nodes = Math.max(nodes, box.querySelectorAll('*').length);
  }
  frames.sort((a, b) => a - b);
  return { most, nodes, median: frames[Math.floor(frames.length / 2)] ?? 0, moved: from - box.scrollTop };
})(document.querySelector('[role=log]'))`;

/** How the words of an element stand to those beside it. */
export const bidiOf = (selector: string): string =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).unicodeBidi`;
