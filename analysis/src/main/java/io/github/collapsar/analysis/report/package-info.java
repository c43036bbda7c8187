/**
 * The report of a sweep.
 *
 * <p>{@link io.github.collapsar.analysis.report.Report} writes one HTML page that needs no other
 * file. {@link io.github.collapsar.analysis.report.RunSummary} is what it says about all runs,
 * {@code TimingSection} how long they took. {@link io.github.collapsar.analysis.report.ReportData}
 * is what its scripts read: {@code ReportRuns} (of a large sweep by {@code RunQuantiles}), {@code
 * ReportCurves} and {@code ReportCells} over the {@code ReportAxis}s of {@code SweepAxes}, in
 * {@code EncodedNumbers}. {@code Resources} are the page's markup, style and scripts, {@code Html}
 * escapes text.
 */
package io.github.collapsar.analysis.report;
