/** What a column of the evidence holds. A `peer` is a machine that another one recorded: it may be the attacker's. */
export type NameSource = 'user' | 'host' | 'peer' | 'domain' | 'mail' | 'address' | 'mac' | 'home';

/** A value of the evidence that names a victim's user, machine, network or place. */
export interface CaseName {
  readonly source: NameSource;
  readonly value: string;
}
