import { UnitOfWork, UseCase, actingAs, currentActor } from '@prorab/platform/marks';
import type { MessageRecord } from '../../domain/message.js';
import { Gathered } from '../gathered.js';
import { PostMessage, type Posting } from './post-message.use-case.js';

/** Messages that are written in one unit of work. */
const most = 20;

/**
 * Somebody says something at a desk. One conversation takes one message after the other, so what is said while one is being written would
 * wait in the database, each with a connection of the pool in its hand. Here it waits for its turn outside, and what has come meanwhile
 * is written in one unit of work: the busier a conversation, the less each message costs. Not to be called inside of a unit of work.
 */
@UseCase()
export class PostFromDesk {
  readonly #posts: Gathered<MessageRecord>;

  constructor(
    private readonly post: PostMessage,
    work: UnitOfWork,
  ) {
    this.#posts = new Gathered(
      (posts) =>
        work.run(async () => {
          const said: MessageRecord[] = [];
          for (const post of posts) said.push(await post());
          return said;
        }),
      most,
    );
  }

  execute(posting: Posting): Promise<MessageRecord> {
    const actor = currentActor();
    return this.#posts.add(posting.conversationId, () => actingAs(actor, () => this.post.execute(posting)));
  }
}
