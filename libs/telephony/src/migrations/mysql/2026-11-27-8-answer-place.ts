import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-8-telephony-answer-place', [
  'create table `telephony_answer_place` (`employee_id` char(36) not null, `place` varchar(10) not null, `chosen_at` datetime(3) not null, primary key (`employee_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
