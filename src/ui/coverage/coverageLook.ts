import { type Icon, IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react';
import type { CoverageVerdict } from '../../hunts/coverageFact';

/** Word and icon of a verdict on the coverage; its colour follows `data-coverage`. */
export const COVERAGE_LOOK: Readonly<
  Record<CoverageVerdict, { readonly word: string; readonly icon: Icon }>
> = {
  present: { word: 'Present', icon: IconCircleCheck },
  partial: { word: 'Partial', icon: IconCircleHalf2 },
  missing: { word: 'Missing', icon: IconCircleDashed },
};
