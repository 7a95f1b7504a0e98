import type { Socket } from 'socket.io';

const mostShown = 100;

/** Answers what nobody hears, instead of leaving the client waiting. After `refuseFlood`, so that it too counts as said. */
export function refuseUnknownWords(socket: Socket): void {
  socket.use(([word, ...said], next) => {
    if (socket.listenerCount(word) > 0) return next();
    const ack: unknown = said.at(-1);
    const details = { word: String(word).slice(0, mostShown) };
    if (typeof ack === 'function') ack({ ok: false, code: 'platform.word-unknown', details });
  });
}
