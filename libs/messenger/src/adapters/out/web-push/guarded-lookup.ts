import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../../domain/push/public-address.js';

/** A name that is public and resolves to an address behind our wall. */
export class HostNotPublic extends Error {
  constructor(host: string) {
    super(`${host} resolves to an address that is not public`);
    this.name = 'HostNotPublic';
  }
}

/**
 * What the connection itself asks, so that between the look and the connection no name can change its mind. One inner address among the
 * outer ones is enough to refuse.
 */
export const guardedLookup =
  (isAllowed: (host: string) => boolean, resolve: typeof lookup = lookup): LookupFunction =>
  (host, options, done) => {
    const { family, hints, order, all: several = false } = options;
    resolve(host, { family, hints, order, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '');
      const closed = addresses.some(({ address }) => !isPublicAddress(address));
      if (closed && !isAllowed(host)) return done(new HostNotPublic(host), '');
      if (several) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
