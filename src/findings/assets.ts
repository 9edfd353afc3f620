/** Why a host or account is worth more than others. */
export interface AssetFact {
  readonly what: 'domain controller' | 'server' | 'privileged account';
  /** What the evidence shows, as the end of a sentence: `it records ticket requests`. */
  readonly why: string;
}

/** What the evidence tells about the value of hosts and accounts. */
export interface Assets {
  /** By name in upper case. */
  readonly hosts: ReadonlyMap<string, AssetFact>;
  /** By name in lower case, without domain. */
  readonly accounts: ReadonlyMap<string, AssetFact>;
}

export const NO_ASSETS: Assets = { hosts: new Map(), accounts: new Map() };
