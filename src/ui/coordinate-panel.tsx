import { useEffect, useRef, useState } from 'react';
import { type Allocation, type Liaison, liaisonStanding, type OutsideGroup, type Partner, type Report } from '@/src/model';
import type { ExportKind, FormName, Memory } from '@/src/protocol';
import { DocumentsSection } from './documents-section';
import { ExportsSection } from './exports-section';
import { day, t } from './messages';
import type { ExportFormat, FormFormat } from './props';
import { Num, Said } from './said';

export type CoordinatePanelProps = {
  report: Report;
  memory: Memory;
  today: string;
  onExport(format: ExportFormat): void;
  onForm(form: FormName, format: FormFormat, excerpts: boolean): void;
  onDocument(what: ExportKind, excerpts: boolean): void;
  onLiaison(): void;
  /** A statement is being written: the ledger is looked into again when that is over. */
  written: boolean;
  findLiaisons(): Promise<Liaison[]>;
};

/** How many owners are shown: the best, and who else could claim it. */
const MOST_OWNERS = 4;
/** Of the best one's weight: who has less stands far behind it, and is folded away where the answer is clear. */
const FAR_BEHIND = 0.05;
/** Groups elsewhere shown beside them. */
const MOST_OUTSIDE = 3;

/** Who should own the work, with the line of the mandate; whom to tell; and the note that says so. */
export function CoordinatePanel({ report, memory, today, onExport, onForm, onDocument, onLiaison, written, findLiaisons }: CoordinatePanelProps) {
  const liaisons = useLiaisons(report, written, findLiaisons);
  const accepted = report.findings.filter((f) => memory.decisions.some((d) => d.finding === f.id && d.verdict === 'accepted')).length;
  const notes = memory.notes.length;
  return (
    <div className="coordinate">
      <section aria-labelledby="coordinate-owner">
        <h3 className="group-title" id="coordinate-owner">
          {t('coordinate.owner')}
        </h3>
        {report.unclear && (
          <div className="unclear">
            <p>
              <strong>{t('coordinate.unclear')}</strong>
            </p>
            {report.unclearWhy && (
              <p>
                <Said>{report.unclearWhy}</Said>
              </p>
            )}
          </div>
        )}
        {report.allocation.length === 0 && <p className="quiet pad">{t('coordinate.no-owner')}</p>}
        <Owners allocation={report.allocation.slice(0, MOST_OWNERS)} unclear={report.unclear} />
        {report.outside.length > 0 && <OutsideGroups groups={report.outside.slice(0, MOST_OUTSIDE)} />}
      </section>
      <section aria-labelledby="coordinate-partners">
        <h3 className="group-title" id="coordinate-partners">
          {t('coordinate.partners')} {report.partners.length > 0 && <span className="group-count">{report.partners.length}</span>}
        </h3>
        {report.partners.length === 0 && <p className="quiet pad">{t('coordinate.no-partners')}</p>}
        {report.partners.length > 0 && <p className="quiet pad">{t(`coordinate.attach.${report.extract.identity.confidentiality}`)}</p>}
        <ul className="partners">
          {report.partners.map((partner) => (
            <PartnerRow key={partner.organization} partner={partner} told={lastTold(liaisons, partner.organization)} today={today} />
          ))}
        </ul>
        <p className="deeds pad">
          <button type="button" aria-keyshortcuts="L" onClick={onLiaison}>
            {t('liaison.open')}
          </button>
        </p>
        {liaisons.length > 0 && <LiaisonList liaisons={liaisons} today={today} />}
      </section>
      <section aria-labelledby="coordinate-export" className="export">
        <h3 className="group-title" id="coordinate-export">
          {t('coordinate.export')}
        </h3>
        <p className="pad">
          {accepted > 0 || notes > 0
            ? `${t('coordinate.will-hold', { count: accepted })} ${t('coordinate.will-hold-notes', { count: notes })}`
            : t('coordinate.nothing-accepted')}{' '}
          {report.catalog.asOf && (
            <span className="quiet">
              {t('document.catalog')}: {t('document.works', { count: report.catalog.works })}, {t('document.as-of', { date: day(report.catalog.asOf) })}.
            </span>
          )}
        </p>
        <p className="deeds pad">
          <button type="button" className="main" onClick={() => onExport('docx')}>
            {t('coordinate.export.docx')}
          </button>
          <button type="button" onClick={() => onExport('md')}>
            {t('coordinate.export.md')}
          </button>
          <button type="button" onClick={() => onExport('json')}>
            {t('coordinate.export.json')}
          </button>
        </p>
      </section>
      <DocumentsSection isPublic={report.extract.identity.confidentiality === 'public'} onWrite={onForm} />
      <ExportsSection format={report.document.format} isPublic={report.extract.identity.confidentiality === 'public'} onExport={onDocument} />
    </div>
  );
}

/** The ledger's entries on this document and the works that it touches. */
function useLiaisons(report: Report, writing: boolean, find: () => Promise<Liaison[]>): Liaison[] {
  const [liaisons, setLiaisons] = useState<Liaison[]>([]);
  const ask = useRef(find);
  ask.current = find;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another document, and when a statement was written
  useEffect(() => {
    let wanted = true;
    if (writing) return;
    ask.current().then(
      (found) => wanted && setLiaisons(found),
      // without its ledger the tab says all else that it has to say
      () => wanted && setLiaisons([]),
    );
    return () => {
      wanted = false;
    };
  }, [report.document.key, writing]);
  return liaisons;
}

/** The statement that went to a body last; drafts have told nobody. */
const lastTold = (liaisons: readonly Liaison[], organization: string): Liaison | null =>
  liaisons
    .filter((l) => l.sent !== null && l.addressees.some((a) => a.organization === organization))
    .sort((a, b) => (b.sent ?? '').localeCompare(a.sent ?? ''))[0] ?? null;

function LiaisonList({ liaisons, today }: { liaisons: readonly Liaison[]; today: string }) {
  return (
    <ul className="partners" aria-label={t('liaison.before')}>
      {liaisons.map((liaison) => (
        <li key={liaison.id} className="partner" data-liaison={liaison.id}>
          <p>
            <strong>{liaison.title}</strong> <span className="pill">{t(`ledger.${liaisonStanding(liaison, today)}`)}</span>
          </p>
          <p className="quiet">
            {liaison.addressees.map((a) => a.organization).join(', ')}
            {liaison.sent ? ` · ${t('ledger.sent-on', { date: day(liaison.sent) })}` : ''}
            {liaison.deadline ? ` · ${t('ledger.reply-by', { date: day(liaison.deadline) })}` : ''}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Unverified() {
  return (
    <span className="pill unverified" title={t('coordinate.unverified-title')}>
      {t('coordinate.unverified')}
    </span>
  );
}

function Owners({ allocation, unclear }: { allocation: readonly Allocation[]; unclear: boolean }) {
  const least = unclear ? 0 : FAR_BEHIND * (allocation[0]?.score ?? 0);
  const far = allocation.filter(({ score }) => score < least);
  const listOf = (owners: readonly Allocation[]) => (
    <ol className="owners">
      {owners.map((owner) => (
        <Owner key={`${owner.group}-${owner.mandate}`} owner={owner} best={owner === allocation[0]} />
      ))}
    </ol>
  );
  return (
    <>
      {listOf(allocation.filter(({ score }) => score >= least))}
      {far.length > 0 && (
        <details className="far-behind">
          <summary>
            {t('coordinate.far-behind', { names: far.map(({ group, question }) => question ?? t('coordinate.whole-group', { group })).join(', ') })}
          </summary>
          {listOf(far)}
        </details>
      )}
    </>
  );
}

function Owner({ owner, best }: { owner: Allocation; best: boolean }) {
  return (
    <li className={best ? 'owner best' : 'owner'}>
      <p className="owner-name">
        <strong>
          <Num>{owner.group}</Num>
        </strong>
        {owner.question && <Num>{owner.question}</Num>}
        <span className="quiet">{t(best ? 'coordinate.best' : 'coordinate.runner-up')}</span>
        {!owner.verified && <Unverified />}
      </p>
      {owner.mandate && (
        <figure className="mandate">
          <blockquote>{owner.mandate}</blockquote>
          <figcaption className="quiet">
            {t('coordinate.mandate')} · {owner.mandateSource}
          </figcaption>
        </figure>
      )}
      <Reasons title={t('coordinate.why')} reasons={owner.why} />
      <Reasons title={t('coordinate.against')} reasons={owner.against} />
    </li>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <div className="reasons">
      <p className="reasons-title">{title}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <Said>{reason}</Said>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Groups of other bodies that hold the same ground, each with the work that says so. */
function OutsideGroups({ groups }: { groups: readonly OutsideGroup[] }) {
  return (
    <>
      <h4 className="outside-title">{t('coordinate.outside')}</h4>
      <ul className="partners" aria-label={t('coordinate.outside')}>
        {groups.map((group) => (
          <li key={group.group} className="partner">
            <p className="owner-name">
              <strong>
                <Num>{group.group}</Num>
              </strong>
              {!group.verified && <Unverified />}
            </p>
            <p className="quiet">
              <Said>{group.why.join(' ')}</Said>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function PartnerRow({ partner, told, today }: { partner: Partner; told: Liaison | null; today: string }) {
  return (
    <li className="partner">
      <p className="owner-name">
        <strong>
          <Num>{partner.organization}</Num>
        </strong>
        {!partner.verified && <Unverified />}
      </p>
      <ul className="partner-why">
        {partner.why.map((reason) => (
          <li key={reason}>
            <Said>{reason}</Said>
          </li>
        ))}
      </ul>
      {partner.route && (
        <p className="quiet">
          {t('coordinate.route')}: <Said>{partner.route}</Said>
        </p>
      )}
      {partner.contact && (
        <p className="quiet">
          {t('coordinate.contact')}: <Said>{partner.contact}</Said>
        </p>
      )}
      {told?.sent && (
        <p className="quiet" data-testid="last-told">
          {t('coordinate.last-told', { date: day(told.sent), title: told.title, standing: t(`ledger.${liaisonStanding(told, today)}`) })}
        </p>
      )}
    </li>
  );
}
