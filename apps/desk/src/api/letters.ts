import { type Page, api } from './client.js';
import type {
  AnswerBriefDto,
  AnswerDto,
  ClassifiedDto,
  DifferenceDto,
  LetterBriefDto,
  MailboxDto,
  PoisonedDto,
  ThreadDto,
  UploadDto,
  WriteAnswerDto,
} from './schema.js';

export interface LetterFilter {
  readonly search?: string;
  readonly unanswered?: boolean;
  readonly direction?: string;
  readonly kind?: string;
  readonly address?: string;
}

export const letters = {
  page: (filter: LetterFilter, after: string | null, limit = 100) =>
    api.get<Page<LetterBriefDto>>('mail/letters', { query: { ...filter, after, limit } }),
  thread: (id: string) => api.get<ThreadDto>(`mail/threads/${id}`),
  classify: (id: string, as: 'spam' | 'person') =>
    api.post<ClassifiedDto>(`mail/letters/${id}/classify`, { body: { as } }),
  fileAddress: (letterId: string, n: number, inline = false) =>
    `/api/mail/letters/${letterId}/attachments/${n}${inline ? '?inline=1' : ''}`,

  answer: (threadId: string, body: WriteAnswerDto, key: string) =>
    api.post<AnswerDto>(`mail/threads/${threadId}/answers`, { body, key }),
  upload(file: Blob, name: string): Promise<UploadDto> {
    const body = new FormData();
    body.append('file', file, name);
    return api.post('mail/uploads', { body });
  },
  answers: (status: string, after: string | null, limit = 50) =>
    api.get<Page<AnswerBriefDto>>('mail/answers', { query: { status, after, limit } }),
  undo: (id: string) => api.delete(`mail/answers/${id}`),
  resend: (id: string) => api.post(`mail/answers/${id}/resend`),
  confirm: (id: string) => api.post(`mail/answers/${id}/confirm`),

  mailboxes: () => api.get<MailboxDto[]>('mail/mailboxes'),
  differences: () => api.get<DifferenceDto[]>('mail/reconciliation'),
  poisoned: (after: string | null) => api.get<Page<PoisonedDto>>('mail/poisoned', { query: { after, limit: 50 } }),
  retryPoisoned: (id: string) => api.post(`mail/poisoned/${id}/retry`),
  discardPoisoned: (id: string) => api.post(`mail/poisoned/${id}/discard`),
};
