import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

/** A shop on an origin of its own with the two lines of the widget, and nothing of ours. */
export class ShopPage {
  #server: Server | null = null;
  /** Where the widget comes from. */
  widgetOf = '';

  async start(): Promise<string> {
    this.#server = createServer((request, reply) => {
      const attributes = decodeURIComponent(new URL(request.url ?? '/', 'http://x').searchParams.get('with') ?? '');
      reply.setHeader('content-type', 'text/html; charset=utf-8');
      // A shop that forbids inline styles and foreign frames, as careful ones do.
      const policy = `default-src 'self'; script-src 'self' ${this.widgetOf}; connect-src 'self' ${this.widgetOf} ${this.widgetOf.replace('http', 'ws')}; style-src 'self'`;
      reply.setHeader('content-security-policy', policy);
      reply.end(`<!doctype html><html lang="ru"><title>Кирпич — магазин</title><h1>Кирпич</h1>
<script async src="${this.widgetOf}/widget.js" data-site="main" ${attributes}></script></html>`);
    });
    await new Promise<void>((done) => this.#server?.listen(0, '127.0.0.1', done));
    return this.origin;
  }
  /** Another name of the machine than the house's: another site, not only another port. */
  get origin(): string {
    return `http://localhost:${(this.#server?.address() as AddressInfo).port}`;
  }
  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}

export const aChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** Somebody with a browser of his own; what its pages complain of is remembered. */
export async function aShopper(
  browser: Browser,
  { blocked = false, phone = false, dark = false }: { blocked?: boolean; phone?: boolean; dark?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    ...{ locale: 'ru-RU', colorScheme: dark ? 'dark' : 'light' },
    viewport: phone ? { width: 390, height: 780 } : { width: 1200, height: 800 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  // As Chromium does when all cookies are blocked: even to ask for the storage throws.
  if (blocked)
    await page.addInitScript(
      "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });",
    );
  return { context, page, complaints };
}
