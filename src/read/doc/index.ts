export { readDoc } from './read-doc';
