import { describe, expect, test } from 'vitest';
import { initialPanelState, type PanelAction, type PanelState, panelReducer } from '@/src/ui/panel-state';

const after = (start: Partial<PanelState>, ...actions: PanelAction[]): PanelState => actions.reduce(panelReducer, { ...initialPanelState, ...start });

describe('the panel after', () => {
  const cases: { title: string; start?: Partial<PanelState>; actions: PanelAction[]; expected: Partial<PanelState> }[] = [
    {
      title: 'opening a card: the list is shown and the finding stood at',
      start: { tab: 'notes' },
      actions: [{ type: 'open-card', finding: 'a' }],
      expected: { tab: 'findings', current: 'a', cardOpen: true, drawer: 'none' },
    },
    {
      title: 'D on a finding: its card opens with the reasons',
      actions: [{ type: 'open-card', finding: 'a', drawer: 'dismiss' }],
      expected: { cardOpen: true, drawer: 'dismiss' },
    },
    {
      title: 'J with a card open: the next card opens, its drawer shut',
      start: { current: 'a', cardOpen: true, drawer: 'note' },
      actions: [{ type: 'stand-at', finding: 'b' }],
      expected: { current: 'b', cardOpen: true, drawer: 'none' },
    },
    {
      title: 'standing nowhere: no card',
      start: { current: 'a', cardOpen: true },
      actions: [{ type: 'stand-at', finding: null }],
      expected: { current: null, cardOpen: false },
    },
    {
      title: 'standing where one stood: the drawer stays',
      start: { current: 'a', cardOpen: true, drawer: 'note' },
      actions: [{ type: 'stand-at', finding: 'a' }],
      expected: { cardOpen: true, drawer: 'note' },
    },
    {
      title: 'closing the card: one still stands at the finding',
      start: { current: 'a', cardOpen: true, drawer: 'note' },
      actions: [{ type: 'close-card' }],
      expected: { current: 'a', cardOpen: false, drawer: 'none' },
    },
    {
      title: 'a family chosen and another',
      actions: [
        { type: 'toggle-family', family: 'use' },
        { type: 'toggle-family', family: 'same' },
      ],
      expected: { families: ['use', 'same'] },
    },
    {
      title: 'a family taken back',
      start: { families: ['use', 'same'] },
      actions: [{ type: 'toggle-family', family: 'use' }],
      expected: { families: ['same'] },
    },
    { title: 'all families again', start: { families: ['use'] }, actions: [{ type: 'all-families' }], expected: { families: [] } },
    {
      title: 'G then a tab: the wait for a letter is over',
      actions: [
        { type: 'going', on: true },
        { type: 'tab', tab: 'terms' },
      ],
      expected: { tab: 'terms', going: false },
    },
    { title: 'keys turned off while G waits', start: { going: true }, actions: [{ type: 'keys', on: false }], expected: { keysOn: false, going: false } },
    {
      title: 'words typed in one tab stay out of the others',
      actions: [{ type: 'words', tab: 'terms', words: 'holder' }],
      expected: { words: { ...initialPanelState.words, terms: 'holder' } },
    },
    {
      title: 'a second message takes the place of the first',
      actions: [
        { type: 'toast', text: 'one' },
        { type: 'toast', text: 'two' },
        { type: 'toast-over', id: 1 },
      ],
      expected: { toast: { id: 2, text: 'two', tone: 'plain' } },
    },
    {
      title: 'a message is over',
      actions: [
        { type: 'toast', text: 'one' },
        { type: 'toast-over', id: 1 },
      ],
      expected: { toast: null },
    },
    { title: 'annotating a place opens the notes', actions: [{ type: 'annotate', place: null }], expected: { tab: 'notes' } },
    {
      title: 'a new document: what was found in the old one is left, habits stay',
      start: { current: 'a', cardOpen: true, families: ['use'], keysOn: false, order: 'place', tab: 'terms', possibleOpen: true },
      actions: [{ type: 'new-document' }],
      expected: { current: null, cardOpen: false, families: [], keysOn: false, order: 'place', tab: 'terms', possibleOpen: false },
    },
  ];
  test.each(cases)('$title', ({ start, actions, expected }) => {
    expect(after(start ?? {}, ...actions)).toMatchObject(expected);
  });

  test('no action changes the state it is given', () => {
    const start = Object.freeze({ ...initialPanelState, families: Object.freeze(['use']) as unknown as PanelState['families'] });
    expect(() => panelReducer(start, { type: 'toggle-family', family: 'same' })).not.toThrow();
  });
});
