import type { Socket } from 'socket.io';

/** Lets so many words through at once and so many a second for good; then `tooMany` decides. */
export function refuseFlood(socket: Socket, limits: { atOnce: number; perSecond: number }, tooMany: () => void): void {
  let left = limits.atOnce;
  let at = performance.now();
  socket.use((_word, next) => {
    const now = performance.now();
    left = Math.min(limits.atOnce, left + ((now - at) / 1000) * limits.perSecond) - 1;
    at = now;
    if (left >= 0) return next();
    tooMany();
  });
}
