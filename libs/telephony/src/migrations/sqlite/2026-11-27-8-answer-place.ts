import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-8-telephony-answer-place', [
  'create table `telephony_answer_place` (`employee_id` text not null primary key, `place` text not null, `chosen_at` datetime not null)',
]);
