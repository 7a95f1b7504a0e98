import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ALLOW, PUBLIC, holds } from '../marks/index.js';
import {
  Authenticator,
  CrossSite,
  type EmployeeActor,
  Forbidden,
  SESSION_COOKIE,
  Unauthenticated,
} from './authenticator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: EmployeeActor;
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every handler of HTTP: no mark, no entrance. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const right = this.reflector.getAllAndOverride<string | undefined>(ALLOW, targets);
    if (!right) {
      if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
      throw new Forbidden('(none: the operation has no mark)');
    }
    const actor = await this.#actorOf(request);
    if (!holds(actor.role, right)) throw new Forbidden(right);
    request.actor = actor;
    return true;
  }

  async #actorOf(request: FastifyRequest): Promise<EmployeeActor> {
    const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = (request as FastifyRequest & { cookies?: Record<string, string | undefined> }).cookies?.[
      SESSION_COOKIE
    ];
    const token = bearer ?? cookie;
    if (!token) throw new Unauthenticated();
    // A browser sends the cookie by itself, so a changing request with it must come from our own page.
    if (!bearer && !SAFE.has(request.method) && isCrossSite(request)) throw new CrossSite();
    const actor = await this.authenticator.authenticate(token, bearer ? 'bearer' : 'cookie');
    if (!actor) throw new Unauthenticated();
    return actor;
  }
}

export function isCrossSite(request: Pick<FastifyRequest, 'headers'>): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}
