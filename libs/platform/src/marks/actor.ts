import { AsyncLocalStorage } from 'node:async_hooks';

export type Actor =
  { kind: 'employee'; employeeId: string; role: string; sessionId: string } | { kind: 'system'; name: string };

const storage = new AsyncLocalStorage<Actor>();
/** What nobody has asked for, or several have. */
export const ourselves: Actor = { kind: 'system', name: 'prorab' };

/** On whose behalf the current call chain works. */
export const currentActor = (): Actor => storage.getStore() ?? ourselves;
export const actingAs = <T>(actor: Actor, work: () => T): T => storage.run(actor, work);
/** Employee id of the actor, or null for the system. */
export const actorId = (): string | null => {
  const actor = currentActor();
  return actor.kind === 'employee' ? actor.employeeId : null;
};
