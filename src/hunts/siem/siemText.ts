/** The engines of an estate that a hunt is written for, each in its own language. */
export const SIEM_ENGINES = ['sentinel', 'splunk', 'mysql', 'clickhouse'] as const;

export type SiemEngine = (typeof SIEM_ENGINES)[number];

/** The file of `library/<hunt id>/siem/` that holds the text of an engine. */
export const SIEM_FILES: Readonly<Record<SiemEngine, string>> = {
  sentinel: 'sentinel.kql',
  splunk: 'splunk.spl',
  mysql: 'mysql.sql',
  clickhouse: 'clickhouse.sql',
};

/**
 * A hunt in the language of an engine, `{{name}}` standing for the parameter or bound of that name, with what it does
 * not do; or the sentence that says why the engine cannot express it.
 */
export type SiemText =
  | { readonly engine: SiemEngine; readonly text: string; readonly limits: readonly string[] }
  | { readonly engine: SiemEngine; readonly whyNot: string };

/** What `library/<hunt id>/siem/limits.ts` exports as `limits`. Every sentence is shown on screen. */
export interface SiemLimits {
  /** A finding rests on what was there before or elsewhere, so showing it again takes the time of all the evidence. */
  readonly readsHistory?: true;
  /** Why an engine cannot express the hunt at all. */
  readonly whyNot?: Readonly<Partial<Record<SiemEngine, string>>>;
  /** Where the text of an engine sees less than the hunt, or something else. */
  readonly differs?: Readonly<Partial<Record<SiemEngine, readonly string[]>>>;
  /** Parameters without a place in the text of an engine, each with the reason. */
  readonly leftOut?: Readonly<Partial<Record<SiemEngine, Readonly<Record<string, string>>>>>;
}
