import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitorRules } from '../../../application/visitors/visitor-rules.js';
import { standsOn } from '../../../domain/visitors/site.js';
import { pageOf } from '../page-origin.js';

/** What browsers on pages of our sites may read of our answers (CORS). */
@Injectable()
export class SitePages {
  constructor(private readonly rules: VisitorRules) {}

  /** A page of a site of ours may read the answer, also a refusal; for no other page anything is said. */
  allow({ headers }: Pick<FastifyRequest, 'headers'>, reply: FastifyReply): void {
    const { origin, isOurs } = pageOf(headers);
    void reply.header('vary', 'origin');
    const isKnown = [...this.rules.sites.values()].some((s) => origin !== null && standsOn(s, origin));
    if (origin && (isKnown || isOurs)) void reply.header('access-control-allow-origin', origin);
  }
  /** What browsers ask before they ask. */
  answerBefore(
    request: Pick<FastifyRequest, 'headers'>,
    reply: FastifyReply,
    { methods, headers }: { methods: string; headers: string },
  ): void {
    this.allow(request, reply);
    void reply.header('access-control-allow-methods', methods).header('access-control-allow-headers', headers);
    void reply.header('access-control-max-age', '7200');
  }
}
