import type { Concept, Terminology } from '@/src/model';
import { escapeXml as safe } from './xml';

/**
 * Terms as TBX-Basic (ISO 30042:2019, DCA style): an entry a concept, its first word preferred, the others admitted. TBX has
 * no place for a clause: it travels as a note. `remark` is said of all in the header.
 */
export const toTbx = ({ title, language, concepts }: Terminology, remark: string | null = null): string => `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="${safe(language)}" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>${safe(title)}</title>
      </titleStmt>
      <sourceDesc>
        <p>${safe(title)}</p>
${remark === null ? '' : `        <p>${safe(remark)}</p>\n`}      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${concepts.map((concept, i) => entry(concept, i, language)).join('')}    </body>
  </text>
</tbx>
`;

function entry({ designation, alternates, definition, notes, source, clause }: Concept, index: number, language: string): string {
  const said = [...(clause === null ? [] : [`Clause ${clause}`]), ...notes];
  return `      <conceptEntry id="c${index + 1}">
        <langSec xml:lang="${safe(language)}">
${definition === '' ? '' : described(definition, source)}${said.map((note) => `          <note>${safe(note)}</note>\n`).join('')}${term(designation, 'preferredTerm-admn-sts')}${alternates.map((other) => term(other, 'admittedTerm-admn-sts')).join('')}        </langSec>
      </conceptEntry>
`;
}

const described = (definition: string, source: string | null): string => `          <descripGrp>
            <descrip type="definition">${safe(definition)}</descrip>
${source === null ? '' : `            <admin type="source">${safe(source)}</admin>\n`}          </descripGrp>
`;

const term = (text: string, status: string): string => `          <termSec>
            <term>${safe(text)}</term>
            <termNote type="administrativeStatus">${status}</termNote>
          </termSec>
`;
