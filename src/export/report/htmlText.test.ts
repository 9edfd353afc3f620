import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, htmlTag } from './htmlText';

const markup = htmlTag((text) => text.replaceAll('alice', 'USER-01'));

describe('htmlTag', () => {
  it('escapes every value and keeps what it made itself', () => {
    const cell = markup`<td title="${'"><script>'}">${'a < b & c'}</td>`;
    expect(markup`<tr>${[cell, cell]}${null}${3}</tr>`.text).toBe(
      '<tr><td title="&quot;&gt;&lt;script&gt;">a &lt; b &amp; c</td><td title="&quot;&gt;&lt;script&gt;">a &lt; b &amp; c</td>3</tr>',
    );
  });

  it('shows values before it escapes them', () => {
    expect(markup`${"alice's"}`.text).toBe('USER-01&#39;s');
  });

  it('makes seen what is not', () => {
    expect(escaped('a\u202eb\u0000')).toBe('a&lt;U+202E&gt;b&lt;U+0000&gt;');
  });

  it('never lets a value open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/);
      }),
    );
  });
});
