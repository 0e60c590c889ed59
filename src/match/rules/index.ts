import { competingDefinition } from './competing-definition';
import { missingReference } from './missing-reference';
import { outdatedReference } from './outdated-reference';
import { parallelWork } from './parallel-work';
import { quotedText } from './quoted-text';
import { redefinedTerm } from './redefined-term';
import type { Rule } from './rule';
import { sameWork } from './same-work';
import { sharedText } from './shared-text';
import { sourceMismatch } from './source-mismatch';
import { supersedes } from './supersedes';
import { synonym } from './synonym';
import { twinMismatch } from './twin-mismatch';
import { undefinedTerm } from './undefined-term';
import { unlistedCitation } from './unlisted-citation';
import { unusedReference } from './unused-reference';
import { unusedTerm } from './unused-term';
import { withdrawnReference } from './withdrawn-reference';

export type { Rule } from './rule';

/** Every rule, in the order in which a colleague would speak: what it is, what it overlaps with, terms, references. */
export const rules: readonly Rule[] = [
  sameWork,
  supersedes,
  parallelWork,
  sharedText,
  quotedText,
  competingDefinition,
  redefinedTerm,
  synonym,
  sourceMismatch,
  outdatedReference,
  withdrawnReference,
  twinMismatch,
  unlistedCitation,
  unusedReference,
  missingReference,
  undefinedTerm,
  unusedTerm,
];
