import { Every, JobHandler } from '@prorab/platform/marks';
import { ForgetSilentVisitors } from '../../../application/visitors/use-cases/forget-silent-visitors.use-case.js';

@Every({ cron: '40 3 * * *' })
@JobHandler('messenger.forget-silent-visitors-by-night', { transactional: false })
export class ForgetSilentVisitorsByNight {
  constructor(private readonly useCase: ForgetSilentVisitors) {}

  run(): Promise<void> {
    return this.useCase.execute();
  }
}
