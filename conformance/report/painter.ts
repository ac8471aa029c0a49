/** Painter: colours, where they are wanted; conformance knows no terminal of its own. */
export type Paint = (text: string) => string;

/** The colours in use. */
export type Painter = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow', Paint>>;

const same: Paint = (text) => text;
export const plain: Painter = { bold: same, dim: same, red: same, green: same, yellow: same };
