import type { HuntParam } from './hunt';

type Numbers = Omit<HuntParam, 'type' | 'default'> & { readonly default: number };

type Texts = Pick<HuntParam, 'name' | 'label' | 'why' | 'source'> & {
  readonly unit?: string;
  readonly default: readonly string[];
};

/** A parameter that is a whole number, from 1 unless it says otherwise. */
export const whole = (param: Numbers): HuntParam => ({ type: 'integer', min: 1, ...param });

/** A parameter that is a list of texts. */
export const list = (param: Texts): HuntParam => ({ type: 'text-list', unit: '', ...param });
