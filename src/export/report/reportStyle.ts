/** Light, and the same on paper. The report's policy allows this text by its hash and no other style. */
export const REPORT_STYLE = `
:root { color-scheme: light; font: 15px/1.5 system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
body { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; color: #16202b; background: #fff; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 21px; margin: 40px 0 10px; padding-bottom: 6px; border-bottom: 2px solid #16202b; break-after: avoid; }
h3 { font-size: 16px; margin: 26px 0 6px; break-after: avoid; }
p { margin: 6px 0; }
.dim { color: #4d5b69; }
.mono, code, pre { font-family: ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace; font-size: 13px; }
.num { font-variant-numeric: tabular-nums; white-space: nowrap; }
ul.summary { font-size: 17px; padding-left: 22px; }
ul.summary li { margin: 6px 0; }
table { border-collapse: collapse; width: 100%; margin: 10px 0; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid #cfd7df; overflow-wrap: break-word; }
th { font-weight: 600; background: #eef2f6; overflow-wrap: normal; }
.records td { min-width: 8ch; overflow-wrap: anywhere; }
.mono { overflow-wrap: anywhere; }
td.num, th.num { text-align: right; }
.records { border: 1px solid #cfd7df; margin: 6px 0 14px; break-inside: avoid; }
.finding { margin: 16px 0; padding-left: 12px; border-left: 4px solid #9aa7b4; }
.finding.critical { border-color: #8f1d14; }
.finding.high { border-color: #b34700; }
.finding.medium { border-color: #8a6a00; }
.finding.low { border-color: #35607f; }
.badge { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 3px; font-weight: 600; font-size: 13px; }
.badge.critical { color: #8f1d14; } .badge.high { color: #a13f00; } .badge.medium { color: #6f5500; }
.badge.low { color: #2c5372; } .badge.informational { color: #4d5b69; }
.redacted { display: inline-block; padding: 1px 10px; background: #16202b; color: #fff; font-weight: 700; letter-spacing: .06em; }
.note { border: 1px solid #9aa7b4; background: #f6f8fa; padding: 8px 12px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; border: 1px solid #cfd7df; padding: 10px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 16px; margin: 8px 0; }
dt { color: #4d5b69; } dd { margin: 0; overflow-wrap: anywhere; }
svg.timeline { width: 100%; height: auto; margin: 10px 0; }
svg text { font: 13px system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; fill: #16202b; }
svg .left { fill: #8a5a00; } svg .right { fill: #1c6d9c; } svg .turn { fill: #a13f00; font-weight: 700; }
@media print { body { padding: 0; max-width: none; } h2.part { break-before: page; } a { color: inherit; } }
`;
