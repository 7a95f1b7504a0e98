import { mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, type Page, chromium as driver } from 'playwright-core';
import { chromium } from '../../services/chromium.js';
import { axeFindings } from './page-scripts.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real Chromium without a window. */
export const aBrowser = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** The same with a microphone that beeps, and whose owner says yes. */
export const aTalkingBrowser = async (): Promise<Browser> =>
  driver.launch({
    executablePath: await chromium(),
    args: [
      ...['--no-sandbox', '--disable-dev-shm-usage'],
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    ],
  });

export interface Visitor {
  readonly page: Page;
  /** What the page complained about: errors of scripts, and of the policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Somebody with a browser of his own: cookies, storage, language. */
export async function aVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|\[Vue|\[intlify/i.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

export async function logIn(page: Page, url: string, login: string, password: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Логин или почта').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds serious or critical on the page as it stands, in words. */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>(axeFindings);
  return found.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 220)} :: ${failureSummary.slice(0, 300)}`),
  );
}

/** Pictures for the README, when DESK_PICTURES names the folder for them (docs/pictures). */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DESK_PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
}
