import { actingAs } from '@prorab/platform/marks';
import { AnswerOutcome } from './answers/answer-outcome.js';
import { AnswerWriting } from './answers/answer-writing.js';
import { aMailWorld, anna } from './a-mail-world.builder.js';
import type { MailSettingsValues } from './mail-settings.js';
import { FakeHtmlCleaner } from './ports/fake-html-cleaner.js';
import { FakeLetterComposer } from './ports/fake-letter-composer.js';
import { FakeMailArchive } from './ports/fake-mail-books.js';
import { FakeMailSender } from './ports/fake-mail-sender.js';
import { FakeUploads } from './ports/fake-uploads.js';
import { AcknowledgeLetter } from './use-cases/acknowledge-letter.use-case.js';
import { ConfirmSent } from './use-cases/confirm-sent.use-case.js';
import { FileAnswer } from './use-cases/file-answer.use-case.js';
import { ResendUncertain } from './use-cases/resend-uncertain.use-case.js';
import { SendAnswer } from './use-cases/send-answer.use-case.js';
import { UndoAnswer } from './use-cases/undo-answer.use-case.js';
import { type AnswerRequest, WriteAnswer } from './use-cases/write-answer.use-case.js';

/** The mail world with the way out. */
export function anAnsweringWorld(differing: Partial<MailSettingsValues> = {}) {
  const world = aMailWorld(differing);
  const { files, answers, threads, letters, jobs, feed, settings, clock, outbox, work, audit, judges, colleagues } =
    world;
  const [composer, sender, archive, uploads] = [
    new FakeLetterComposer(),
    new FakeMailSender(),
    new FakeMailArchive(),
    new FakeUploads(),
  ];
  const writing = new AnswerWriting(composer, files, answers, jobs, feed, settings, clock);
  const outcome = new AnswerOutcome(answers, threads, letters, writing, outbox, jobs, settings);
  const cleaner = new FakeHtmlCleaner();
  const write = new WriteAnswer(
    threads,
    letters,
    answers,
    uploads,
    colleagues,
    judges,
    cleaner,
    writing,
    settings,
    work,
  );
  const undo = new UndoAnswer(answers, writing, jobs, work);
  const as = <T>(who: { id: string }, act: () => T): T =>
    actingAs({ kind: 'employee', employeeId: who.id, role: 'manager', sessionId: 's' }, act);
  const send = new SendAnswer(answers, outcome, sender, files, work, clock);
  return {
    ...world,
    ...{ composer, sender, archive, uploads, write, send },
    file: new FileAnswer(answers, archive, files, work, clock),
    confirm: new ConfirmSent(answers, outcome, audit, work, clock),
    resend: new ResendUncertain(answers, outcome, audit, work, clock),
    acknowledge: new AcknowledgeLetter(letters, threads, answers, judges, writing, settings, work, clock),
    writes: (request: AnswerRequest, who = anna) => as(who, () => write.execute(request)),
    takesBack: (order: { answerId: string; ofOthers: boolean }, who = anna) => as(who, () => undo.execute(order)),
  };
}
