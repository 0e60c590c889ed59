import { useEffect, useState } from 'react';
import type { ListStatus, SinceAsked } from '@/src/model';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { todayHere } from '../panel/desk';
import { FilePick } from './file-pick';

type Props = { engine: Engine; asked: SinceAsked | null; busy: boolean; onAsk(asked: SinceAsked): void; onTrouble(reason: unknown): void };

const versionName = (list: string, version: number): string => `${version} ${list}`;

/** Since when: a day, a backup that was kept, or an earlier version of a published list. */
export function SinceChoice({ engine, asked, busy, onAsk, onTrouble }: Props) {
  const [lists, setLists] = useState<ListStatus[]>([]);
  const [kind, setKind] = useState('day');
  const [file, setFile] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once
  useEffect(() => void engine.call('lists', null).then(setLists, onTrouble), [engine]);
  const earlier = lists.flatMap((list) => list.versions.filter(({ version }) => version !== list.version).map((version) => ({ list, ...version })));
  const choose = (chosen: string): void => {
    setKind(chosen);
    const version = earlier.find(({ list, version: number }) => versionName(list.name, number) === chosen);
    if (version) onAsk({ list: version.list.name, version: version.version });
    else if (chosen === 'day' && asked && !('day' in asked)) onAsk({ day: todayHere() });
  };
  const read = async (chosen: File): Promise<void> => {
    setFile(chosen.name);
    onAsk({ backup: await chosen.arrayBuffer() });
  };
  return (
    <p className="today-choice">
      <label>
        {t('today.since-kind')}{' '}
        <select value={kind} onChange={(event) => choose(event.target.value)} data-testid="since-kind">
          <option value="day">{t('today.since-a-day')}</option>
          <option value="backup">{t('today.since-a-backup')}</option>
          {earlier.map(({ list, version, issued }) => (
            <option key={versionName(list.name, version)} value={versionName(list.name, version)}>
              {t('today.since-a-version', { version: String(version), title: list.title, day: day(issued) })}
            </option>
          ))}
        </select>
      </label>{' '}
      {kind === 'day' && (
        <input
          type="date"
          aria-label={t('today.since-day')}
          value={asked && 'day' in asked ? asked.day : ''}
          max={todayHere()}
          onChange={(event) => event.target.value && onAsk({ day: event.target.value })}
        />
      )}
      {kind === 'backup' && (
        <FilePick label={t('today.choose-backup')} disabled={busy} testId="since-backup" onFile={(chosen) => void read(chosen).catch(onTrouble)} />
      )}
      {kind === 'backup' && file && <span className="quiet"> {file}</span>}
    </p>
  );
}
