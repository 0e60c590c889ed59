import { ReadError, type SourceDocument } from '@/src/model';

/** Old binary Word documents. @throws ReadError unsupported */
export async function readDoc(_bytes: Uint8Array, _origin: { fileName: string | null; url: string | null }): Promise<SourceDocument> {
  throw new ReadError('unsupported', 'This is an old Word document (.doc), which Concord does not read; open it in Word, save it as DOCX, and open that.');
}
