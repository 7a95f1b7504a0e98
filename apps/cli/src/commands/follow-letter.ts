import { DomainError } from '@prorab/kernel';
import type { CliOutput } from '@prorab/platform/marks';

interface Person {
  address: string;
  name: string;
}
interface Letter {
  id: string;
  threadId: string;
  kind: string;
  subject: string;
  from: Person | null;
  receivedAt: string;
  size: number;
  attachments: number;
}
interface LetterCard extends Omit<Letter, 'attachments' | 'from'> {
  reasons: string[];
  placedBecause: string;
  customer: { address: string | null; name: string } | null;
  inquiry?: { id: string; number: number } | null;
}
interface HistoryLine {
  text?: string;
  because?: string[];
  at: string;
}

export interface FollowOptions {
  api: string;
  login: string;
  password: string;
  since: Date;
  /** Bytes that were sent, to know the letter again. */
  size: number;
}

class CannotFollow extends DomainError {
  constructor(why: string) {
    super('unavailable', 'cli.cannot-follow', `Письмо принято, но его путь не показать: ${why}`);
  }
}

/** Asks the API until the letter has come to the board, and tells each step once. */
export async function followLetter(
  { api, login, password, since, size }: FollowOptions,
  out: CliOutput,
): Promise<void> {
  const { token } = await ask<{ token: string }>(`${api}/api/team/session`, {
    method: 'POST',
    body: JSON.stringify({ login, password }),
  });
  const get = <T>(path: string): Promise<T> => ask<T>(`${api}${path}`, { token });
  const letter = await until(10_000, async () => {
    const { items } = await get<{ items: Letter[] }>('/api/mail/letters?limit=20');
    return (
      items.find(
        (l) => new Date(l.receivedAt).getTime() >= since.getTime() - 1000 && Math.abs(l.size - size) < 2_000,
      ) ?? null
    );
  });
  if (!letter) {
    const { items } = await get<{ items: { reason: string }[] }>('/api/mail/poisoned?limit=1');
    throw new CannotFollow(
      items[0]
        ? `оно отложено: ${items[0].reason} (GET /api/mail/poisoned)`
        : 'за 10 с оно не появилось среди новых; такое же письмо уже было?',
    );
  }
  const card = await get<LetterCard>(`/api/mail/letters/${letter.id}`);
  out.line(`Разобрано: «${letter.subject}», ${card.kind} (${card.reasons.join('; ')})`);
  out.line(
    `  клиент      ${card.customer ? `${card.customer.name} <${card.customer.address ?? 'без адреса'}>` : 'не найден'}`,
  );
  out.line(`  переписка   ${card.placedBecause}`);
  out.line(`  письмо      ${api}/api/mail/letters/${letter.id}`);
  const inquiry = await until(5_000, async () => {
    const { items } = await get<{
      items: { inquiryId: string; number: number; ownerId: string | null; subject: string; lastContactAt: string }[];
    }>('/api/sales/inquiries?sort=newest&limit=20');
    for (const item of items) {
      const full = await get<{ threads: string[] }>(`/api/sales/inquiries/${item.inquiryId}`);
      if (full.threads.includes(letter.threadId)) return item;
    }
    return null;
  });
  if (!inquiry) return out.line('Заявки нет: такие письма видны в почте, но никому не поручаются.');
  const full = await get<{
    owner: { name: string } | null;
    status: string;
    respondBy: string | null;
    history: HistoryLine[];
  }>(`/api/sales/inquiries/${inquiry.inquiryId}`);
  out.line(
    `Заявка № ${inquiry.number}: ${full.owner ? `у сотрудника ${full.owner.name}` : 'ждёт свободного сотрудника'}${full.respondBy ? `, ответить до ${full.respondBy}` : ''}`,
  );
  for (const line of full.history) for (const because of line.because ?? []) out.line(`  ${because}`);
  out.line(`  заявка      ${api}/api/sales/inquiries/${inquiry.inquiryId}`);
}

async function ask<T>(url: string, { token, ...init }: { token?: string; method?: string; body?: string }): Promise<T> {
  const answer = await fetch(url, {
    ...init,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    },
  }).catch(() => {
    throw new CannotFollow(`${new URL(url).origin} не отвечает. Прораб запущен с другим PORT? Задайте тот же и здесь.`);
  });
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({ detail: answer.statusText }))) as { detail?: string };
  throw new CannotFollow(problem.detail ?? String(answer.status));
}

async function until<T>(ms: number, probe: () => Promise<T | null>): Promise<T | null> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    const found = await probe();
    if (found) return found;
    await new Promise((r) => setTimeout(r, 150));
  }
  return null;
}
