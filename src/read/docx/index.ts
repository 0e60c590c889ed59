export { type DocxOptions, readDocx } from './read-docx';
