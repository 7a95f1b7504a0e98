import type { ImapConnection } from './imap-connection.js';

/**
 * Idles on the selected folder until the server tells of a letter, the time is over, we are told to stop, or the line is gone.
 * imapflow's own IDLE starts after 15 s of quiet; this one at once. The next command ends the IDLE.
 */
export async function waitForNews(connection: ImapConnection, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || !connection.alive) return;
  const { client } = connection;
  const woken = Promise.withResolvers<void>();
  const wake = (): void => woken.resolve();
  const timer = setTimeout(wake, ms);
  client.on('exists', wake);
  client.on('close', wake);
  signal.addEventListener('abort', wake, { once: true });
  try {
    // However the IDLE ends (the library's own probe, the line, the server), the caller looks and begins another.
    client.idle().then(wake, wake);
    await woken.promise;
  } finally {
    clearTimeout(timer);
    client.off('exists', wake);
    client.off('close', wake);
    signal.removeEventListener('abort', wake);
  }
}
