/** Files that a user names: what went wrong with one, in words. Anything else that went wrong is passed on. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, and a file was expected',
  EACCES: 'this file may not be read',
  ENOTDIR: 'a part of this path is not a folder',
};

export const readableError = (file: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = words[code];
  if (reason === undefined) throw error;
  return `${file}: ${reason}`;
};
