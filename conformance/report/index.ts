/** The formats of a report. */
export { htmlPage } from './html.js';
export { junitXml } from './junit.js';
export { markdownPages, type Page } from './markdown.js';
export { readNotes, unusedNotes, type Notes } from './notes.js';
export { readReport, reportJson } from './stored.js';
export { terminalLines } from './terminal.js';
