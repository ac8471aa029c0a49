import { describe, expect, it } from 'vitest';
import { promised, theGame } from '../../spec/index.js';
import { sentences, type Sentence } from '../reasoning/sentences.js';
import { playedAs, wrongGames } from './game.js';

const named = (id: string): Sentence => {
  const found = sentences.find((sentence) => sentence.id === id);
  if (!found) throw new Error(`there is no sentence ${id}`);
  return found;
};

describe('wrong games are caught', () => {
  for (const { id, wrong, worth, caughtBy } of wrongGames)
    it(`${id} by ${caughtBy}: ${wrong}`, () => {
      const { view, target, value } = named(caughtBy);
      expect(worth(view, target)).not.toBe(value);
    });

  it('there are more than 15 of them, each with an id of its own', () => {
    expect(new Set(wrongGames.map(({ id }) => id)).size).toBe(wrongGames.length);
    expect(wrongGames.length).toBeGreaterThan(15);
  });
});

describe('what is said about value', () => {
  for (const { id, sentence, view, target, value } of sentences)
    it(`${id}: ${sentence}`, () => {
      expect(playedAs(theGame)(view, target)).toBe(value);
      expect(promised(view, target)).toEqual({ type: 'exact', value });
    });

  it('each sentence is false of some wrong game', () => {
    const caught = new Set(wrongGames.map(({ caughtBy }) => caughtBy));
    expect(sentences.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });
});
