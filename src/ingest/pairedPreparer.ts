import type { FilePreparer } from './prepared';

/** Two preparers as one, so that a file is hashed while it is read: on two cores neither waits for the other. */
export function pairedPreparer(reading: FilePreparer, hashing: FilePreparer): FilePreparer {
  return {
    prepare: (file, hooks, options) => reading.prepare(file, hooks, options),
    expand: (file, hooks) => reading.expand(file, hooks),
    hash: (file, hooks) => hashing.hash(file, hooks),
  };
}
