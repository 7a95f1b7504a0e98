import { type EmployeeActor, Forbidden, Unauthenticated } from '../auth/authenticator.js';
import { currentActor, holds } from '../marks/index.js';

/** The employee behind the request. @throws Unauthenticated */
export function me(): EmployeeActor {
  const actor = currentActor();
  if (actor.kind !== 'employee') throw new Unauthenticated();
  return actor;
}
export const mayI = (right: string): boolean => holds(me().role, right);

/** For what everybody may do with his own and few with others'. @throws Forbidden */
export function mineOr(right: string, employeeId: string): void {
  if (employeeId !== me().employeeId && !mayI(right)) throw new Forbidden(right);
}
