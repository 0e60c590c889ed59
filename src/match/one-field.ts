import { stem } from './stem';
import { foldDesignation, wordsOf } from './tokens';

/** Works that define some of the same terms, and no small part of the shorter of the two lists, are of one field. */
const SHARED_TERMS = 3;
const SHARED_PART = 0.1;
/** A glossary that is so many times longer shares words with everybody. */
const MUCH_LONGER = 10;
const GLOSSARY_PART = 0.3;

/** So do works that both define several terms of who proves to whom who he is, whatever words each chose. */
const IDENTITY_TERMS = 3;
const IDENTITY_PART = 0.1;
const MANY_IDENTITY_TERMS = 15;
const IDENTITY = new Set(
  'identity identifier identification credential claim claimant issuer holder verifier subscriber relying wallet authentication authenticator attestation presentation pseudonym subject disclosure assertion proofing'
    .split(' ')
    .map(stem),
);

/** Whether the designations of two works' terms are those of one field. */
export function isOneField(here: readonly string[], there: readonly string[]): boolean {
  const a = new Set(here.map(foldDesignation));
  const b = new Set(there.map(foldDesignation));
  let shared = 0;
  for (const name of a) if (b.has(name)) shared++;
  const [few, many] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  const part = many > MUCH_LONGER * few ? GLOSSARY_PART : SHARED_PART;
  return (shared >= SHARED_TERMS && shared >= part * few) || (isOfIdentity(a) && isOfIdentity(b));
}

function isOfIdentity(names: ReadonlySet<string>): boolean {
  let count = 0;
  for (const name of names) if (wordsOf(name).some((word) => IDENTITY.has(stem(word)))) count++;
  return count >= IDENTITY_TERMS && (count >= MANY_IDENTITY_TERMS || count >= IDENTITY_PART * names.size);
}
