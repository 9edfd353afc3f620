import type { CaptionFacts } from '../export/caption';

/** What of a view a picture shows, as the screen knows it. */
export type PictureSubject = Pick<CaptionFacts, 'subject' | 'zone' | 'filters'> & {
  /** The hunt that the picture is about. */
  readonly huntId: string | null;
};
