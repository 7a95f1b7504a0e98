import { RequestMethod } from '@nestjs/common';
import { type DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import { ALLOW, PUBLIC, rightNamed } from '../marks/index.js';

/** Refuses the start when a handler of HTTP has no mark or names a right that nobody declared. */
export function checkMarks(discovery: DiscoveryService): void {
  const scanner = new MetadataScanner();
  const wrong: string[] = [];
  for (const { metatype } of discovery.getControllers()) {
    if (typeof metatype !== 'function') continue;
    for (const name of scanner.getAllMethodNames(metatype.prototype as object)) {
      const handler = (metatype.prototype as Record<string, unknown>)[name] as object;
      if (!Reflect.hasMetadata('method', handler)) continue;
      const right = (Reflect.getMetadata(ALLOW, handler) ?? Reflect.getMetadata(ALLOW, metatype)) as string | undefined;
      const open = Reflect.hasMetadata(PUBLIC, handler) || Reflect.hasMetadata(PUBLIC, metatype);
      const verb = RequestMethod[Reflect.getMetadata('method', handler) as number];
      if (!right && !open) wrong.push(`${metatype.name}.${name} (${verb}) has neither @Allow nor @Public`);
      if (right && !rightNamed(right)) wrong.push(`${metatype.name}.${name} asks for the undeclared right ${right}`);
    }
  }
  if (wrong.length) throw new Error(`doors without a lock:\n  ${wrong.join('\n  ')}`);
}

/**
 * Refuses the start when Nest would make a class without what its constructor asks for: a class without any decorator carries no
 * types of its parameters, and Nest then calls `new` with nothing and says nothing.
 */
export function checkInjection(discovery: DiscoveryService): void {
  const wrong = discovery
    .getProviders()
    .filter(
      ({ metatype, inject }) => typeof metatype === 'function' && !inject && isClass(metatype) && metatype.length > 0,
    )
    // ModuleRef is Nest's own, made by hand.
    .filter(({ metatype }) => metatype !== ModuleRef && !Reflect.hasMetadata('design:paramtypes', metatype as object))
    .map(({ metatype }) => (metatype as { name: string }).name);
  if (wrong.length)
    throw new Error(
      `these providers lack @Injectable(), so nothing would be injected: ${[...new Set(wrong)].join(', ')}`,
    );
}
const isClass = (value: unknown): boolean => /^class\b/.test(Function.prototype.toString.call(value));
