import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;

/** It refuses strangers: then it is there. Whoever waits says how long. */
export async function untilItAnswers(ariPort: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ariPort}/ari/asterisk/ping`).catch(() => null);
    if (answer?.status === 401) return;
    await pause(EVERY_MS);
  }
}
