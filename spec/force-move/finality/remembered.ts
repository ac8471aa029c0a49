/** A function that works out each answer once, for arguments with the same text. */
export const remembered = <A extends readonly unknown[], V>(
  textOf: (...args: A) => string,
  workOut: (...args: A) => V,
): ((...args: A) => V) => {
  const answers = new Map<string, V>();
  return (...args) => {
    const text = textOf(...args);
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = workOut(...args);
    answers.set(text, answer);
    return answer;
  };
};
