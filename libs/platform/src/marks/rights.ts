import { SetMetadata } from '@nestjs/common';

export const ALLOW = 'prorab:allow';
export const PUBLIC = 'prorab:public';

export interface Right {
  name: string;
  roles: readonly string[];
}
const rights = new Map<string, Right>();

/** Declares the rights of a context and the roles that hold them. Names are `context.thing.verb`. */
export function defineRights<const T extends Record<string, readonly string[]>>(context: string, map: T): T {
  for (const [name, roles] of Object.entries(map)) {
    if (!name.startsWith(`${context}.`)) throw new Error(`right ${name} is not of the context ${context}`);
    rights.set(name, { name, roles });
  }
  return map;
}
export const allRights = (): Right[] => [...rights.values()].sort((a, b) => a.name.localeCompare(b.name));
export const rightNamed = (name: string): Right | undefined => rights.get(name);
export const holds = (role: string, name: string): boolean => rights.get(name)?.roles.includes(role) ?? false;

/** The handler is for those who hold the right. Every handler of a door carries this or `@Public()`. */
export const Allow = (right: string): MethodDecorator & ClassDecorator => SetMetadata(ALLOW, right);
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
