/**
 * The report of a sweep: {@link io.github.collapsar.analysis.report.Report} writes one HTML page
 * that needs no other file.
 */
package io.github.collapsar.analysis.report;
