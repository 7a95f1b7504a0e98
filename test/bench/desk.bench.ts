// The desk in a real Chromium, each time beside something to compare it with in the same run: the first paint of its door beside that of a bare page
// (a heading, a line of CSS), a conversation of 50,000 messages opened beside one of 50, and frames while one scrolls through both, and through a board
// of ten thousand inquiries. Exit 1 when the door is painted later than after a second, the long conversation opens in more than twice the time of the
// short one or later than after three seconds, or frames take longer than 100 ms.
//   npm run bench:desk [-- rounds=5]
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { makeTestDatabase } from '@prorab/platform/testing';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, logIn } from '../e2e/support/a-browser.js';
import { aChatHouse, aTalker, fillWith } from '../e2e/support/a-chat-house.js';
import { openBigBoard } from '../e2e/support/big-board.js';
import { PASSWORD } from '../e2e/support/company.js';
import { loadOf, scrollLogUp, scrollToEnd } from '../e2e/support/page-scripts.js';

const rounds = Number(process.argv.find((a) => a.startsWith('rounds='))?.slice('rounds='.length) ?? 5);
const most = { paintMs: 1_000, openedMs: 3_000, openedRatio: 2, frameMs: 100 };
const [LONG, SHORT] = [50_000, 50];

async function bareSite(): Promise<Server> {
  const page = '<!doctype html><html lang="ru"><style>h1 { color: teal }</style><h1>Прораб</h1></html>';
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(page));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const ms = (list: readonly number[]): string => `${Math.round(middle(list))} ms`;

/** Of a visit with nothing in its cache. */
async function paintOf(browser: Browser, url: string): Promise<number> {
  const { page, close } = await aVisitor(browser, { serviceWorkers: 'block' });
  await page.goto(url, { waitUntil: 'networkidle' });
  const { paint } = await page.evaluate<{ paint: number }>(loadOf);
  await close();
  return paint;
}
const link = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Беседы' }).getByRole('listitem').filter({ hasText: title }).getByRole('link');
async function opened(page: Page, title: string, last: number): Promise<{ openedMs: number; frameMs: number }> {
  const began = performance.now();
  await link(page, title).click();
  await page
    .getByRole('log')
    .getByRole('article')
    .filter({ hasText: `№${last}.` })
    .waitFor();
  const openedMs = performance.now() - began;
  const { median } = await page.evaluate<{ median: number }>(scrollLogUp);
  return { openedMs, frameMs: median };
}

const base = await makeTestDatabase('sqlite');
const house = await aChatHouse(base);
const bare = await bareSite();
const browser = await aBrowser();
const faults: string[] = [];
try {
  await house.start();
  const anna = await aTalker(house.url, 'anna');
  const talks = { first: 'Первая переписка', long: 'Большая переписка', short: 'Короткая переписка' };
  fillWith(base, await anna.group(talks.long, 'Борис Ковалёв'), LONG);
  fillWith(base, await anna.group(talks.first, 'Борис Ковалёв'), SHORT);
  fillWith(base, await anna.group(talks.short, 'Борис Ковалёв'), SHORT);
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  const paints = { desk: [] as number[], bare: [] as number[] };
  const open = { long: [] as number[], short: [] as number[] };
  const frames = { long: [] as number[], short: [] as number[], board: [] as number[] };
  // The first round warms all up.
  for (let n = 0; n <= rounds; n++) {
    const paint = { desk: await paintOf(browser, house.url), bare: await paintOf(browser, bareUrl) };
    const { page, close } = await aVisitor(browser);
    await logIn(page, house.url, 'anna', PASSWORD);
    // What the page of conversations itself loads is no part of either.
    await opened(page, talks.first, SHORT);
    const [short, long] = [await opened(page, talks.short, SHORT), await opened(page, talks.long, LONG)];
    await openBigBoard(page, house.url);
    const board = await page.evaluate<{ median: number }>(scrollToEnd);
    await close();
    if (n === 0) continue;
    for (const who of ['desk', 'bare'] as const) paints[who].push(paint[who]);
    open.short.push(short.openedMs);
    open.long.push(long.openedMs);
    frames.short.push(short.frameMs);
    frames.long.push(long.frameMs);
    frames.board.push(board.median);
  }
  const openedRatio = middle(open.long) / middle(open.short);
  console.log(`${rounds} rounds, load of the machine ${loadavg()[0]?.toFixed(1)}:`);
  console.log(
    `  first paint of the door ${ms(paints.desk)}, of a bare page ${ms(paints.bare)}: ${(middle(paints.desk) / middle(paints.bare)).toFixed(2)} times`,
  );
  console.log(
    `  ${LONG} messages opened in ${ms(open.long)}, ${SHORT} in ${ms(open.short)}: ${openedRatio.toFixed(2)} times`,
  );
  console.log(
    `  a frame while scrolling: ${ms(frames.long)} in the long one, ${ms(frames.short)} in the short one, ${ms(frames.board)} on a board of ten thousand`,
  );
  if (!(middle(paints.desk) < most.paintMs)) faults.push(`the door is painted after more than ${most.paintMs} ms`);
  if (!(middle(open.long) < most.openedMs)) faults.push(`the long one opens after more than ${most.openedMs} ms`);
  if (!(openedRatio <= most.openedRatio))
    faults.push(`the long one takes more than ${most.openedRatio} times the short`);
  if (!(Math.max(...Object.values(frames).map(middle)) < most.frameMs)) faults.push(`frames above ${most.frameMs} ms`);
} finally {
  await browser.close();
  bare.close();
  await house.remove();
  await base.remove();
}
for (const fault of faults) console.log(`FAILED: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
