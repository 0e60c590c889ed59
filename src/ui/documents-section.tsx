import { useId, useState } from 'react';
import type { FormName } from '@/src/protocol';
import { t } from './messages';
import type { FormFormat } from './props';

const FORMS: readonly FormName[] = ['a1-rows', 'a5', 'lint-sheet', 'terms-sheet', 'progress-report', 'meeting-pack'];
const FORMATS: readonly FormFormat[] = ['docx', 'md', 'html'];

/** The documents that the procedures ask for beside the note: choose one, choose a format, write it. */
export function DocumentsSection({ isPublic, onWrite }: { isPublic: boolean; onWrite(form: FormName, format: FormFormat, excerpts: boolean): void }) {
  const [form, setForm] = useState<FormName>('a1-rows');
  const [format, setFormat] = useState<FormFormat>('docx');
  const [excerpts, setExcerpts] = useState(true);
  const id = useId();
  return (
    <section aria-labelledby="coordinate-documents" className="export">
      <h3 className="group-title" id="coordinate-documents">
        {t('documents.title')}
      </h3>
      <div className="fields">
        <label className="field" htmlFor={`${id}-form`}>
          <span>{t('documents.which')}</span>
          <select id={`${id}-form`} value={form} onChange={(event) => setForm(FORMS.find((f) => f === event.target.value) ?? 'a1-rows')}>
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`documents.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field" htmlFor={`${id}-format`}>
          <span>{t('documents.format')}</span>
          <select id={`${id}-format`} value={format} onChange={(event) => setFormat(FORMATS.find((f) => f === event.target.value) ?? 'docx')}>
            {FORMATS.map((one) => (
              <option key={one} value={one}>
                {t(`documents.format-${one}`)}
              </option>
            ))}
          </select>
        </label>
        {!isPublic && (
          <label className="choice" htmlFor={`${id}-excerpts`}>
            <input id={`${id}-excerpts`} type="checkbox" checked={excerpts} onChange={(event) => setExcerpts(event.target.checked)} />
            <span>{t('documents.excerpts')}</span>
          </label>
        )}
      </div>
      <p className="deeds pad">
        <button type="button" onClick={() => onWrite(form, format, excerpts)}>
          {t('documents.write')}
        </button>
      </p>
    </section>
  );
}
