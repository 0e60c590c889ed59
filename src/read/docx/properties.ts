import type { Package } from './package';
import { child, childrenNamed, isElement, textUnder, type XmlElement } from './xml';

/** Other names for what HTML and PDF call otherwise. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['creator', 'author'],
  ['lastmodifiedby', 'last-modified-by'],
]);

/** Core, extended and custom properties of the package, by lower-case local name: the weakest witness of what a document is. */
export function readProperties(pack: Package): Record<string, string> {
  const found: Record<string, string> = {};
  const put = (key: string, value: string): void => {
    const text = value.replace(/\s+/g, ' ').trim().slice(0, 2000);
    const name = key.toLowerCase();
    if (text !== '') found[NAMES.get(name) ?? name] ??= text;
  };
  for (const part of ['docprops/core.xml', 'docprops/app.xml']) {
    for (const node of pack.part(part)?.children ?? []) {
      // HeadingPairs and TitlesOfParts are vectors of no use here.
      if (isElement(node) && !node.children.some(isElement)) put(localName(node), textUnder(node));
    }
  }
  for (const property of childrenNamed(pack.part('docprops/custom.xml'), 'property')) {
    const name = property.attributes.name;
    if (name) put(name, textUnder(property));
  }
  const title = child(pack.part('docprops/core.xml'), 'dc:title');
  if (title) put('title', textUnder(title));
  return found;
}

const localName = (node: XmlElement): string => node.name.slice(node.name.indexOf(':') + 1);
