import type { Expanded, Outline, PrepareOptions, Prepared, Refused } from './prepared';

export type IntakeJob = 'prepare' | 'hash' | 'expand';

export type IntakeValue = Prepared | Refused | Expanded | string;

export type IntakeRequest =
  | {
      readonly kind: IntakeJob;
      readonly id: number;
      readonly file: File;
      /** Of `prepare`. */
      readonly options?: PrepareOptions;
    }
  | { readonly kind: 'abort'; readonly id: number };

export type IntakeReply =
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly doneBytes: number;
      readonly records: number;
    }
  | { readonly kind: 'outline'; readonly id: number; readonly outline: Outline }
  | { readonly kind: 'unclean'; readonly id: number }
  | { readonly kind: 'done'; readonly id: number; readonly value: IntakeValue }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly name: string;
      readonly message: string;
    };
