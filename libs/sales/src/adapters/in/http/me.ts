import { type EmployeeActor, Unauthenticated } from '@prorab/platform';
import { currentActor, holds } from '@prorab/platform/marks';

/** The employee behind the request. */
export function me(): EmployeeActor {
  const actor = currentActor();
  if (actor.kind !== 'employee') throw new Unauthenticated();
  return actor;
}
export const mayI = (right: string): boolean => holds(me().role, right);
