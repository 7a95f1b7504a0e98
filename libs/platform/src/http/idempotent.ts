import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { Clock, DomainError } from '@prorab/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Observable, from, lastValueFrom } from 'rxjs';
import { currentActor } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import { problemResponse } from './problem.js';

const IDEMPOTENT = 'prorab:idempotent';

export class IdempotencyKeyInvalid extends DomainError {
  constructor() {
    super('invalid', 'platform.idempotency-key-invalid', 'Idempotency-Key must be 8 to 200 printable characters');
  }
}
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('conflict', 'platform.idempotency-key-reused', 'this Idempotency-Key was used for another request');
  }
}

/** A creating operation that a client may repeat: the same `Idempotency-Key` gives the same answer and one effect. */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Made by the client; a repeat within 48 h gets the first answer',
      example: 'b9b0c1de-4a3e-4f43-8ab8-1a1c3f1f5f0e',
    }),
    ApiResponse(problemResponse(400, 'platform.idempotency-key-invalid')),
    ApiResponse(problemResponse(409, 'platform.idempotency-key-reused')),
  );

/**
 * The key's row, the effect and the kept answer are one transaction: a crash leaves all or nothing, a parallel repeat waits for
 * the row and then finds the answer. It begins with the handler's first unit of work, so that what the handler does before
 * (hashing a password, a question to the outside) holds no transaction open.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.reflector.get<boolean>(IDEMPOTENT, context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new IdempotencyKeyInvalid();
    return from(this.#once(key, request, reply, next));
  }

  async #once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const actor = currentActor();
    const who = actor.kind === 'employee' ? actor.employeeId : actor.name;
    const id = sha256([who, request.method, request.routeOptions.url ?? request.url, key]);
    const requestHash = sha256([request.url, JSON.stringify(request.body ?? null)]);
    const kept = await this.#kept(id, requestHash, reply);
    if (kept) return kept.body;
    try {
      return await this.work.runFromFirstUse(
        (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined }),
        {
          first: async () =>
            void (await this.database.run(
              'insert into platform_idempotency (id, request_hash, created_at) values (?, ?, ?)',
              [id, requestHash, this.clock.now()],
            )),
          last: async (body) =>
            void (await this.database.run('update platform_idempotency set status = ?, body = ? where id = ?', [
              reply.statusCode,
              JSON.stringify(body ?? null),
              id,
            ])),
        },
      );
    } catch (error) {
      // A parallel repeat was first: whatever stopped us, the key's row or what it changed, its answer is the answer.
      const meanwhile = await this.#kept(id, requestHash, reply);
      if (!meanwhile) throw error;
      return meanwhile.body;
    }
  }

  /** @throws IdempotencyKeyReused */
  async #kept(id: string, requestHash: string, reply: FastifyReply): Promise<{ body: unknown } | null> {
    const [kept] = await this.database.all<{ request_hash: string; status: number | null; body: string | null }>(
      'select request_hash, status, body from platform_idempotency where id = ?',
      [id],
    );
    if (!kept || kept.status === null) return null;
    if (kept.request_hash !== requestHash) throw new IdempotencyKeyReused();
    void reply.status(kept.status).header('idempotency-replayed', 'true');
    return { body: JSON.parse(kept.body ?? 'null') as unknown };
  }
}

const sha256 = (parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
