import type { EntropyAnswer, EntropyRequest } from './protocol';
import { measureTexts } from './shannon';

self.onmessage = ({ data }: MessageEvent<EntropyRequest>): void => {
  const answer: EntropyAnswer = { id: data.id, ...measureTexts(data.offsets, data.bytes) };
  const transfer = [answer.entropy.buffer, answer.length.buffer, answer.base64Run.buffer];
  self.postMessage(answer, { transfer });
};
