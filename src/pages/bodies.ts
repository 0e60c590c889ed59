import type { Identifier } from '@/src/model';

/** The publisher of a number as people name it. */
export const bodyOfIdentifier = ({ publisher }: Identifier): string =>
  publisher === 'OpenID' ? 'OpenID Foundation' : publisher === 'FIDO' ? 'FIDO Alliance' : publisher;
