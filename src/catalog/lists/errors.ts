/** Why a published list is refused. One sentence each stands in `SAID`. */
export type ListErrorCode = keyof typeof SAID;

/** `{…}` is filled in by the place that refuses; every sentence stands without it too. */
const SAID = {
  'not-a-list': 'This file is no published list of Concord.',
  'newer-form': 'This list has a form that only a newer Concord reads; update Concord, then add it again.',
  truncated: 'This list is cut short: part of the file is missing.',
  surplus: 'There is more in this file than the list itself, so it was changed after it was made.',
  'not-ascii': 'This file holds characters that a published list never has, so it was changed on its way.',
  'too-large': 'This list is larger than Concord takes.',
  bomb: 'This list unpacks to far more than it says or than a list can hold.',
  header: 'The head of this list is not in its one exact form{what}, so it was changed or badly made.',
  words: 'The head of this list has hidden or overlong text{what}, which could mislead its reader.',
  unsigned: 'This list is not signed, so nobody can tell whose it is.',
  algorithm: 'This list is signed in a way that Concord does not accept; only Ed25519 is.',
  'weak-key': 'The key of this list is one with which anybody can sign.',
  signature: 'The signature does not belong to these bytes: the list was changed, or signed by somebody else.',
  'cannot-verify': 'This browser cannot check signatures of this kind (Chrome from 137, Firefox from 130 can), so no list is taken.',
  'not-confirmed': 'The fingerprint of the owner’s key was not confirmed, so the list was not taken.',
  'wrong-key': 'This list is signed with another key than the one you confirmed for it, and the owner’s old key does not vouch for the new one.',
  rotation: 'This list says that its key was changed, but the old key did not sign that.',
  'wrong-name': 'This is another list than the one that is to be updated{what}.',
  'name-taken': 'The catalog already has a pack of this name that was not a published list{what}.',
  dates: 'The dates of this list cannot be right{what}.',
  expired: 'This list has expired{what}: its owner has not renewed it, or somebody keeps the newer one back.',
  rollback: 'This is an older version than the one you have had{what}.',
  'two-contents': 'There are two different lists under one version number{what}; ask the owner which is right.',
  current: 'You have this version already{what}.',
  'no-base': 'This file holds only changes, and the version they change is not here{what}; add the whole list.',
  'other-base': 'This file holds changes to other contents than yours{what}; add the whole list.',
  body: 'The contents of this list are not those that were signed.',
  unpacking: 'The contents of this list cannot be unpacked.',
  'not-utf8': 'The contents of this list are not text in UTF-8.',
  records: 'The contents of this list are not in their one exact form{what}.',
  'odd-field': 'A record of this list has a field that no record may have{what}.',
  'same-twice': 'A work stands twice in this list{what}.',
  counts: 'This list does not hold what its head says{what}.',
  changes: 'The changes in this file do not fit each other or the version they change.',
  'not-found': 'There is no list of this name in the catalog.',
  'no-version': 'This version of the list is no longer kept.',
} as const;

/** A published list that is not taken. Nothing of it was. Test `name` and `code`, never `instanceof`. */
export class ListError extends Error {
  override readonly name = 'ListError';
  constructor(
    readonly code: ListErrorCode,
    /** Goes in at the sentence's gap, in brackets. */
    what: string | null = null,
    options?: ErrorOptions,
  ) {
    super(SAID[code].replace('{what}', what ? ` (${what})` : ''), options);
  }
}

export const LIST_ERROR_CODES = Object.keys(SAID) as ListErrorCode[];
