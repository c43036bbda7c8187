/**
 * The tables that a sweep leaves: which columns there are, of which types, and how runs become rows
 * and rows become runs again.
 *
 * <p>{@link io.github.collapsar.results.RunTable} has a row a run, {@link
 * io.github.collapsar.results.CurveTable} a row a recorded step. Writing and reading files is not
 * done here.
 */
package io.github.collapsar.results;
