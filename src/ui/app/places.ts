import {
  type Icon,
  IconChartHistogram,
  IconFileSearch,
  IconGrid3x3,
  IconListCheck,
  IconTerminal2,
} from '@tabler/icons-react';
import type { Place } from '../../state/appState';

interface PlaceLook {
  readonly place: Place;
  readonly word: string;
  readonly key: string;
  readonly icon: Icon;
}

/** The five places in working order, with their keys. */
export const PLACES: readonly PlaceLook[] = [
  { place: 'evidence', word: 'Evidence', key: '1', icon: IconFileSearch },
  { place: 'coverage', word: 'Coverage', key: '2', icon: IconGrid3x3 },
  { place: 'runbook', word: 'Runbook', key: '3', icon: IconListCheck },
  { place: 'timeline', word: 'Timeline', key: '4', icon: IconChartHistogram },
  { place: 'sql', word: 'SQL', key: '5', icon: IconTerminal2 },
];
