export { MoveToPipeline } from './move-to-pipeline.use-case.js';
