/** Any plain value as indented JSON; integers beyond 2^53 become text. */
export function jsonOf(value: unknown): Blob {
  const text = JSON.stringify(
    value,
    (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner),
    2,
  );
  return new Blob([`${text}\n`], { type: 'application/json' });
}
