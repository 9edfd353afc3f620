/** Under these, a label belongs to a tenant: they are nobody's own. */
const SHARED = [
  'onmicrosoft.com mail.onmicrosoft.com sharepoint.com azurewebsites.net cloudapp.azure.com cloudapp.net windows.net',
  'amazonaws.com compute.internal ec2.internal googleusercontent.com cloudflareaccess.com okta.com',
];
const SHARED_SUFFIXES: ReadonlySet<string> = new Set(SHARED.flatMap((line) => line.split(' ')));

/** Anyone can have an address there. */
const MAIL_PROVIDERS: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.net ' +
    'gmx.de web.de proton.me protonmail.com mail.ru yandex.ru qq.com 163.com'
  ).split(' '),
);

const SECOND_LEVEL = /^(co|com|net|org|gov|edu|ac|or|ne|go|ltd|plc)$/;
const TOO_COMMON =
  /^(corp|ad|local|internal|office|example|domain|lan|intra|intranet|home|test|mail|cloud|company|group)$/;

export interface RegisteredDomain {
  /** What the organisation registered: the domain without its subdomains. */
  readonly registered: string;
  /** Its own label, where it is one that names it. */
  readonly organisation: string | null;
}

/** `corp.haldenmarine.example` is of `haldenmarine.example`; null where the whole is nobody's own. */
export function registeredDomain(domain: string): RegisteredDomain | null {
  const labels = domain.toLowerCase().split('.');
  if (SHARED_SUFFIXES.has(labels.join('.')) || MAIL_PROVIDERS.has(labels.join('.'))) return null;
  const own = ownLabelAt(labels);
  const label = labels[own] ?? '';
  const isTelling = label.length >= 4 && !TOO_COMMON.test(label);
  return {
    registered: labels.slice(own).join('.'),
    organisation: isTelling ? label : null,
  };
}

function ownLabelAt(labels: readonly string[]): number {
  for (let at = 1; at < labels.length - 1; at++) {
    if (SHARED_SUFFIXES.has(labels.slice(at).join('.'))) return at - 1;
  }
  const last = labels.length - 1;
  const isCountry = (labels[last] ?? '').length === 2 && SECOND_LEVEL.test(labels[last - 1] ?? '');
  return Math.max(0, isCountry ? last - 2 : last - 1);
}
