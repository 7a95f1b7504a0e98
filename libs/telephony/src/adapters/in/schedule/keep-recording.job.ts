import { JobHandler, type JobRun } from '@prorab/platform/marks';
import { keepRecordingJob } from '../../../application/recording-jobs.js';
import { KeepRecording } from '../../../application/use-cases/keep-recording.use-case.js';

/** An exchange may be away for a weekend: the pauses grow to an hour. Many talks that end together keep no reminder waiting. */
@JobHandler(keepRecordingJob, { transactional: false, attempts: 80, backoffMs: 1_000, leaseMs: 120_000, atOnce: 2 })
export class KeepRecordingAfterTalk {
  constructor(private readonly useCase: KeepRecording) {}

  async run({ callId }: { callId: string }, { attempt }: Pick<JobRun, 'attempt'>): Promise<void> {
    await this.useCase.execute({ callId, attempt });
  }
}
