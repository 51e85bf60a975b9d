package dev.clioremind.report;

/**
 * How a page looks: light and dark as the reader's system has it, always light on paper; cards
 * instead of tables below 60 rem, so that nothing is wider than a phone. Text has a contrast of at
 * least 4.5 : 1 to what is behind it (WCAG 2.2, 1.4.3).
 */
final class PageStyle {

  static final String CSS =
      """
      :root { color-scheme: light; --page: #ffffff; --text: #1b1f24; --faint: #57606a;
        --line: #d0d7de; --band: #f3f5f7; --good: #116329; --attention: #9a3c00; --mark: #0550ae; }
      @media screen and (prefers-color-scheme: dark) {
        :root { color-scheme: dark; --page: #14181d; --text: #e6e9ec; --faint: #a3adb8;
          --line: #3a424b; --band: #1e242b; --good: #6fd58b; --attention: #ffb277; --mark: #83bbff; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--page); color: var(--text);
        font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
        overflow-wrap: anywhere; }
      main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
      h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
      h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
      p { margin: 0.25rem 0; }
      .good { color: var(--good); }
      .attention { color: var(--attention); }
      p.attention { margin-top: 2rem; font-weight: bold; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); white-space: nowrap; }
      table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
      th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.6rem;
        border: 1px solid var(--line); }
      thead th { background: var(--band); }
      tbody th { font-weight: 600; }
      .calendar { table-layout: fixed; }
      .calendar ul { list-style: none; margin: 0.25rem 0; padding: 0; }
      .calendar span { display: block; font-size: 0.875rem; color: var(--faint); }
      .calendar p { color: var(--faint); }
      .calendar .outside { background: var(--band); color: var(--faint); }
      .calendar .today { box-shadow: inset 0 0 0 2px var(--mark); }
      @media screen and (max-width: 60rem) {
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); }
        table, tbody, tr, th, td { display: block; }
        .list tr { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0 0 0.6rem;
          padding: 0.35rem 0.6rem; }
        .list tbody th, .list td { border: 0; padding: 0.1rem 0; }
        .list tbody th::before, .list td::before { content: attr(data-label) ": ";
          font-weight: normal; color: var(--faint); }
        .list td:empty { display: none; }
        .calendar .outside { display: none; }
        .calendar td { margin: 0 0 0.4rem; }
      }
      @media print {
        main { max-width: none; padding: 0; }
        body { font-size: 10pt; }
        tr, li { break-inside: avoid; }
        h2, h3, .advice { break-after: avoid; }
      }
      """;

  private PageStyle() {}
}
