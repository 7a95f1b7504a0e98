import type { Page } from 'playwright-core';

const MOST = 10_000;

/** The board with ten thousand inquiries, served page by page in the place of the house. */
export async function openBigBoard(page: Page, url: string): Promise<void> {
  await page.route('**/api/sales/inquiries?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('after') ?? 0);
    const seq = from === 0 ? ((await route.fetch()).headers()['x-feed-seq'] ?? '0') : '0';
    const items = Array.from({ length: Math.min(100, MOST - from) }, (_, i) => line(from + i));
    const next = from + 100 < MOST ? String(from + 100) : null;
    return route.fulfill({ json: { items, next }, headers: { 'x-feed-seq': seq } });
  });
  await page.goto(`${url}/board/all?sort=oldest`);
  await page.getByText('Покупатель 0', { exact: true }).waitFor();
}

function line(i: number): object {
  const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
  return {
    ...{
      inquiryId: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      number: i + 1,
      status: 'waiting',
      channel: 'letter',
    },
    ...{
      channels: ['letter'],
      party: { id: 'x', name: `Покупатель ${i}` },
      subject: `Запрос ${i}`,
      preview: 'Добрый день!',
    },
    ...{
      branchId: null,
      group: null,
      ownerId: null,
      contactCount: 1,
      receivedAt: at,
      lastContactAt: at,
      respondBy: null,
      takeBy: null,
    },
    ...{ statusSince: at, nextStep: null, escalated: false, linkedTo: null, attention: [], version: 1 },
  };
}
