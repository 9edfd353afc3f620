import { workstations } from './hosts';

export interface Person {
  readonly account: string;
  readonly workstation: string;
  readonly shift: 'whole-day' | 'first' | 'second';
}

const FIRST_SHARED_WORKSTATION = 20;

const firstSeats =
  'k.berg t.brandt j.hale d.novak a.keller m.ivers s.moreau l.finch p.adeyemi r.castell h.lund e.sandoval g.petrov n.osei c.whitmore b.tanaka v.romano i.larsen o.mbeki f.dupont y.aydin w.kowal z.hassan q.reyes u.steiner x.arnaud d.marsh j.pell'.split(
    ' ',
  );
const secondSeats = 'k.solberg m.haddad s.virtanen l.okoye p.nadeau r.blom t.farkas a.quist'.split(
  ' ',
);

function workstationName(index: number): string {
  const workstation = workstations[index];
  if (workstation === undefined) throw new Error(`no workstation for seat ${index}`);
  return workstation.name;
}

export const people: readonly Person[] = [
  ...firstSeats.map((account, index): Person => {
    const shift = index < FIRST_SHARED_WORKSTATION ? 'whole-day' : 'first';
    return { account, workstation: workstationName(index), shift };
  }),
  ...secondSeats.map((account, index): Person => {
    const workstation = workstationName(FIRST_SHARED_WORKSTATION + index);
    return { account, workstation, shift: 'second' };
  }),
];

/** Each administrator works from the own workstation through the jump host. */
export const administrators = [
  { account: 'adm.berg', workstation: 'WS-01' },
  { account: 'adm.hale', workstation: 'WS-03' },
  { account: 'adm.novak', workstation: 'WS-04' },
  { account: 'adm.desk', workstation: 'WS-02' },
] as const;

export const serviceAccounts = {
  monitoring: 'svc_mon',
  erp: 'svc_erp',
  backup: 'svc_backup',
  deployment: 'svc_deploy',
  scanner: 'svc_scan',
} as const;
