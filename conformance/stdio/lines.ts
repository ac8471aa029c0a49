/** Lines: bytes as they arrive, put together to lines of UTF-8, of which none may be endless. */

/** The longest line that is read, in bytes. */
export const longestLine = 16 * 1024 * 1024;

export interface LineReader {
  readonly line: (text: string) => void;
  /** A line that is no UTF-8. */
  readonly undecodable: (bytes: Buffer) => void;
  /** A line that goes on beyond the longest; nothing is read after it. */
  readonly endless: () => void;
}

const newline = 0x0a;

export const linesOf = ({ line, undecodable, endless }: LineReader) => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let begun: Buffer[] = [];
  let length = 0;
  let deaf = false;

  const finish = (last: Buffer): void => {
    const bytes = begun.length === 0 ? last : Buffer.concat([...begun, last]);
    begun = [];
    length = 0;
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      undecodable(bytes);
      return;
    }
    line(text);
  };

  const begin = (part: Buffer): void => {
    begun.push(part);
    length += part.length;
    if (length <= longestLine) return;
    deaf = true;
    begun = [];
    endless();
  };

  return {
    push: (chunk: Buffer): void => {
      if (deaf) return;
      let from = 0;
      for (let end; (end = chunk.indexOf(newline, from)) >= 0; from = end + 1)
        finish(chunk.subarray(from, end));
      if (from < chunk.length) begin(chunk.subarray(from));
    },
    /** What was written after the last end of a line. */
    rest: (): Buffer => Buffer.concat(begun),
  };
};
