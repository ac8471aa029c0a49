/** Markup that was written, read by a parser that takes nothing amiss. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

export const parsed = (xml: string): Document =>
  new DOMParser({
    onError: (level, message) => {
      if (message.startsWith('Unicode replacement character')) return; // it may stand in a text of the report
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'text/xml');

export const elements = (document: Document | Element, name: string): Element[] => [
  ...document.getElementsByTagName(name),
];
