import type { CaseName } from './caseNames';
import { IPV4, internalClass } from './internalAddress';

/** A name as one thing of the case. */
export type NameForm =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'domain'; readonly name: string }
  | { readonly kind: 'mail'; readonly name: string; readonly isOwn: boolean }
  | { readonly kind: 'address'; readonly name: string }
  | { readonly kind: 'mac'; readonly name: string };

const LONGEST = 120;
const ADDRESS = new RegExp(`^${IPV4}$`);
const SID = /^S-1-\d/i;
const MAIL = /^[^\s@\\/<>"']+@[^\s@\\/<>"']+$/;
const LABELS = /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?$/u;

/** The names in a value: `HALDEN\anna` is a domain and a user, `ws-1.corp.example` a host and a domain. */
export function nameForms({ source, value }: CaseName): NameForm[] {
  const text = value.trim();
  if (text === '' || text.length > LONGEST || /[\r\n\t]/.test(text) || SID.test(text)) return [];
  if (ADDRESS.test(text) || (text.includes(':') && /^f[cde][0-9a-f:]+$/i.test(text))) {
    return internalClass(text) === null ? [] : [{ kind: 'address', name: text }];
  }
  switch (source) {
    case 'user':
    case 'home':
      return userForms(text);
    case 'host':
      return hostForms(text, true);
    case 'peer':
      return hostForms(text, false);
    case 'domain':
      return LABELS.test(text) ? [{ kind: 'domain', name: withoutDot(text) }] : [];
    case 'mail':
      return text.split(/[\s,;]+/).flatMap(mailForms);
    case 'address':
      return [];
    case 'mac':
      return [{ kind: 'mac', name: text }];
  }
}

function userForms(text: string): NameForm[] {
  if (/^(cn|ou|dc|uid)=/i.test(text)) return directoryForms(text);
  if (MAIL.test(text)) {
    const at = text.lastIndexOf('@');
    return [...mailForms(text), { kind: 'user', name: text.slice(0, at) }];
  }
  const [, domain, name] = /^([^\\]+)\\+([^\\]+)$/.exec(text) ?? [];
  if (domain !== undefined && name !== undefined) {
    return [...(LABELS.test(domain) ? domainForm(domain) : []), ...accountForm(name)];
  }
  return /[\\/:*?"<>|]/.test(text) ? [] : accountForm(text);
}

/** The account of a machine is its name with a `$`. */
function accountForm(name: string): NameForm[] {
  const machine = /^([\p{L}\p{N}_-]+)\$$/u.exec(name)?.[1];
  return [machine === undefined ? { kind: 'user', name } : { kind: 'host', name: machine }];
}

/** `CN=Anna Berg,OU=Sales,DC=corp,DC=example`. */
function directoryForms(text: string): NameForm[] {
  const parts = text.split(/(?<!\\),/).map((part) => part.trim());
  const named = (type: string): string[] =>
    parts.flatMap((part) => (part.toLowerCase().startsWith(`${type}=`) ? [part.slice(3)] : []));
  const [name] = named('cn');
  const domain = named('dc').join('.');
  return [
    ...(name === undefined ? [] : accountForm(name)),
    ...(domain === '' ? [] : domainForm(domain)),
  ];
}

function mailForms(text: string): NameForm[] {
  if (!MAIL.test(text)) return [];
  const domain = text.slice(text.lastIndexOf('@') + 1);
  return [{ kind: 'mail', name: text, isOwn: true }, ...domainForm(domain)];
}

function hostForms(text: string, isOwn: boolean): NameForm[] {
  const name = withoutDot(text.replace(/^\\+/, '').replace(/\$$/, ''));
  if (!LABELS.test(name)) return isOwn && !/[\\/]/.test(name) ? [{ kind: 'host', name }] : [];
  const dot = name.indexOf('.');
  if (dot < 0) return [{ kind: 'host', name }];
  if (!isOwn) return [];
  return [{ kind: 'host', name: name.slice(0, dot) }, ...domainForm(name.slice(dot + 1))];
}

function domainForm(name: string): NameForm[] {
  return [{ kind: 'domain', name: withoutDot(name) }];
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}
