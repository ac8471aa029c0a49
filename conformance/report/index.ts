/** The formats of a report. */
export { htmlPage } from './html.js';
export { junitXml } from './junit.js';
export { plain, terminalLines, type Painter } from './terminal.js';
