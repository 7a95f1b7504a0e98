export { Apologise } from './apologise.use-case.js';
export { ClearOldTalk } from './clear-old-talk.use-case.js';
export { HearPhrase } from './hear-phrase.use-case.js';
export { PressButton } from './press-button.use-case.js';
