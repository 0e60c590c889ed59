export { lightPageOfFile, lightPageOfHtml } from './light-page';
export { readHtml } from './read-html';
export { type Reading, readPage, readPageInSlices } from './read-page';
