/**
 * Texts to measure: text i is `bytes[offsets[i]..offsets[i + 1]]` in UTF-8, so there is one offset more than texts.
 * There are no nulls. Both buffers are transferred and so lost to the sender.
 */
export interface EntropyRequest {
  readonly id: number;
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One value a text, in the order of the request. */
export interface EntropyMeasures {
  /** Shannon entropy in bits a byte. */
  readonly entropy: Float64Array<ArrayBuffer>;
  /** Characters. */
  readonly length: Int32Array<ArrayBuffer>;
  /** Longest unbroken run of `A-Z a-z 0-9 + /`. */
  readonly base64Run: Int32Array<ArrayBuffer>;
}

/** The answer to the request of the same id; its buffers are transferred. */
export interface EntropyAnswer extends EntropyMeasures {
  readonly id: number;
}
