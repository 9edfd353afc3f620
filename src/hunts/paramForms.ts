import type { HuntParam } from './hunt';

type Numbers = Omit<HuntParam, 'type' | 'default'> & { readonly default: number };

type Texts = Pick<HuntParam, 'name' | 'label' | 'why' | 'source'> & {
  readonly default: readonly string[];
};

/** A parameter that is a whole number, from 0 unless it says otherwise. */
export const whole = (param: Numbers): HuntParam => ({ type: 'integer', min: 0, ...param });

/** A parameter that is a list of texts. */
export const list = (param: Texts): HuntParam => ({ type: 'text-list', unit: '', ...param });
