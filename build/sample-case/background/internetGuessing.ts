import { MINUTE, WHOLE_CASE } from '../caseClock';
import type { CaseEvents } from '../caseEvents';
import { seededRandom } from '../seededRandom';
import { beats } from './beats';

const GUESS_GAP = { shortestMs: 12 * MINUTE, longestMs: 55 * MINUTE };
const GUESSERS = ['198.51.100.201', '203.0.113.140', '203.0.113.212'] as const;
const GUESSED = ['administrator', 'admin', 'user', 'test', 'scanner', 'backup'] as const;

/** The jump host faces the internet: slow guessing that never succeeds. */
export function internetGuessing(): Partial<CaseEvents> {
  const random = seededRandom('internet-guessing');
  return {
    auth: beats(random, WHOLE_CASE, GUESS_GAP).map((atMs) => ({
      atMs,
      host: 'JMP-01',
      user: random.pick(GUESSED),
      sourceIp: random.pick(GUESSERS),
      status: 'FAILURE',
      logonType: 3,
    })),
  };
}
