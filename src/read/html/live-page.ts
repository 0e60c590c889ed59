import type { LightPage } from '@/src/model';
import { lighten } from './lighten';
import { liveTree } from './live-tree';
import type { Tree } from './tree';

/** The live page with what scripts have put into open shadow roots and form fields. Nothing is written to it. */
const shownTree: Tree<Node> = {
  ...liveTree,
  attribute: (node, name) =>
    name === 'value' && (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) ? node.value : liveTree.attribute(node, name),
  firstChild: (node) => rootIn(node)?.firstChild ?? node.firstChild,
  // after the last node of a shadow root come the host's own children
  nextSibling: (node) => node.nextSibling ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host.firstChild : null),
};

const rootIn = (node: Node): ShadowRoot | null => (node instanceof Element ? node.shadowRoot : null);

export const lightPageOfTab = (root: Document): LightPage => lighten(shownTree, root, root.location.href);
