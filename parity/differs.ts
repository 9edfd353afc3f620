/** What one list lacks of another and has besides, each as often as it stands there; empty where they are the same. */
export function differs(expected: readonly string[], actual: readonly string[]): string {
  const left = [...actual];
  const missing = expected.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (missing.length === 0 && left.length === 0) return '';
  return `lacks ${missing.join(' ') || 'nothing'}; has besides ${left.join(' ') || 'nothing'}`;
}
