import card from '@/assets/styles/card.css?raw';
import controls from '@/assets/styles/controls.css?raw';
import tokens from '@/assets/styles/tokens.css?raw';

/** Everything the card needs to be styled inside its own shadow root: the tokens and the card's rules. */
export const cardCss: string = [tokens, controls, card].join('\n');
