/**
 * The donor page's only style sheet, inline, so that the page is one request; its hash stands in the content security
 * policy, so not a byte of it may differ from what `renderDonorPage` sends. System fonts: nothing is loaded.
 */
export const DONOR_PAGE_STYLE = `
*{box-sizing:border-box}
html{background:#fff;color:#1b1c1e;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Noto Naskh Arabic",sans-serif;font-variant-numeric:tabular-nums lining-nums;-webkit-text-size-adjust:100%}
html:lang(ar){font-size:1.0625rem;line-height:1.75}
body{margin:0 auto;max-inline-size:56rem;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;text-wrap:balance}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p,ul{margin:0 0 1rem;max-inline-size:72ch}
ul{padding-inline-start:1.25rem}
li{margin-block-end:.25rem}
a{color:#0b4a8f;text-underline-offset:.15em}
:focus-visible{outline:2px solid #0b4a8f;outline-offset:2px}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.8125rem;overflow-wrap:anywhere;direction:ltr;unicode-bidi:isolate}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;border-block-end:1px solid #8b8a85;padding-block-end:.5rem;margin-block-end:2rem;font-size:.875rem;color:#55585e}
.top ul{display:flex;gap:1rem;list-style:none;margin:0;padding:0}
.top li{margin:0}
.top a,.files a{display:inline-block;min-block-size:1.5rem}
.document{color:#55585e;margin:0 0 1.5rem}
.lead{font-size:1.25rem;line-height:1.5}
.quiet,.note{color:#55585e;font-size:.875rem}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1rem 2rem;margin:.25rem 0 2rem;padding:1rem 0;border-block:1px solid #dcd9d1}
.key div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.key dt{font-size:.875rem;color:#55585e}
.key dd{margin:0;font-size:1.75rem;font-weight:600;line-height:1.2}
figure{margin:0 0 1.5rem}
figcaption{font-weight:600;margin-block-end:.75rem;max-inline-size:72ch}
.chart{display:block;overflow:visible;font-family:inherit}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0;margin:.5rem 0 0;font-size:.875rem;color:#55585e}
.legend svg{vertical-align:-1px;margin-inline-end:.4rem}
.scroll{overflow-x:auto;margin-block-end:1rem}
table{border-collapse:collapse;inline-size:100%;font-size:.875rem;line-height:1.4}
caption{caption-side:top;text-align:start;font-weight:600;font-size:1rem;padding-block-end:.5rem}
caption span{font-weight:400;font-size:.875rem;color:#55585e}
th,td{padding:.3125rem .625rem;text-align:start;vertical-align:top;font-weight:400}
th:first-child,td:first-child{padding-inline-start:0}
.coverage th:first-child{min-inline-size:13rem}
th:last-child,td:last-child{padding-inline-end:0}
thead th{vertical-align:bottom;color:#55585e;border-block-end:1px solid #8b8a85}
.figure{inline-size:1%;text-align:right;white-space:nowrap}
thead .figure{white-space:normal;min-inline-size:4.25rem}
tbody+tbody>tr:first-child>*{border-block-start:1px solid #dcd9d1}
.total>*{font-weight:600}
.part>:first-child{padding-inline-start:1.125rem}
.swatch{margin-inline-end:.4rem}
.facts{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.25rem 1.5rem;margin:0 0 1rem;font-size:.875rem}
.facts dt{color:#55585e}
.facts dd{margin:0}
.notice{border-inline-start:4px solid #7a4f00;background:#fdf4e0;padding:.5rem 1rem;max-inline-size:72ch}
.watermark{position:fixed;inset-block-start:38%;inset-inline:0;z-index:-1;margin:0;max-inline-size:none;text-align:center;font-size:clamp(4rem,18vw,10rem);font-weight:600;line-height:1;color:#f0eee8;transform:rotate(-24deg);pointer-events:none;user-select:none}
.files{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0}
footer{border-block-start:1px solid #8b8a85;margin-block-start:2.5rem;padding-block-start:1rem;font-size:.875rem;color:#55585e}
@media (max-width:30rem){body{padding-inline:1rem}.chart-label,.chart-note{font-size:12px}.coverage th:first-child{min-inline-size:9.5rem}.coverage [colspan] .output{display:inline-block;max-inline-size:calc(100vw - 3.5rem)}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-block-end:.5rem}.lead{font-size:1.125rem}h1{font-size:1.5rem}.key dd{font-size:1.375rem}.key{grid-template-columns:1fr 1fr;gap:1rem}tbody th:not([colspan]){position:sticky;inset-inline-start:0;background:#fff}}
@media (forced-colors:active){.chart text{fill:CanvasText}.chart rect,.legend rect{stroke:CanvasText}.chart-in-hand{fill:CanvasText}.watermark{display:none}}
@media print{@page{size:A4;margin:18mm 16mm}html{font-size:9.5pt}body{padding:0;max-inline-size:none}.top ul,.files{display:none}.scroll{overflow:visible}thead{display:table-header-group}tr,figure,.notice,.facts{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit;text-decoration:none}.watermark{color:#e9e6de;print-color-adjust:exact;-webkit-print-color-adjust:exact}.chart rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
