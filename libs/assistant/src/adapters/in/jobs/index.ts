export { ActOnPressJob } from './act-on-press.job.js';
export { AnswerPhraseJob } from './answer-phrase.job.js';
export { ClearOldTalkJob } from './clear-old-talk.job.js';
