/**
 * The script in a form that HTML reads as one script and then hashes as it stands. `</script` and `<!--` are rewritten
 * to what JavaScript reads the same inside strings, templates and regular expressions.
 */
export function inlineScriptText(script: string): string {
  return script
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/<(?=\/script)/gi, '\\x3C')
    .replaceAll('<!--', '\\x3C!--');
}
