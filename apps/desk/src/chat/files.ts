import { ApiProblem, NoConnection } from '../api/problem.js';
import type { ShownFile } from './types.js';

export const FILES_AT_ONCE = 10;

export const fileAddress = (id: string, inline = false): string =>
  `/api/messenger/files/${id}${inline ? '?inline=true' : ''}`;
export const previewAddress = (id: string): string => `/api/messenger/files/${id}/preview`;

/** Sends a file and tells how far it is; XMLHttpRequest, for `fetch` does not know. */
export function upload(
  conversationId: string,
  file: File,
  language: string,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<ShownFile> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/messenger/conversations/${conversationId}/files`);
    request.setRequestHeader('accept-language', language);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onerror = () => fail(new NoConnection());
    request.onabort = () => fail(new DOMException('the file is not wanted any more', 'AbortError'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        return done(JSON.parse(request.responseText) as ShownFile);
      }
      void ApiProblem.of(
        new Response(request.responseText, { status: request.status, statusText: request.statusText }),
      ).then(fail, fail);
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
