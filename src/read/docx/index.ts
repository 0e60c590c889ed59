export { type DocxOptions, readDocx, readDocxPlaces } from './read-docx';
