import type { Socket } from 'socket.io';
import { Allowance, type AllowanceOf } from './allowance.js';

/** Lets so many words through at once and so many a second for good; then `tooMany` decides. */
export function refuseFlood(socket: Socket, limits: AllowanceOf, tooMany: () => void): void {
  const allowance = new Allowance(limits);
  socket.use((_word, next) => {
    if (allowance.take()) return next();
    tooMany();
  });
}
