export { ListPipelines } from './list-pipelines.query.js';
