/**
 * Making few files of many.
 *
 * <p>{@link io.github.collapsar.results.compaction.Compaction} chooses files that are better one,
 * writes that one, and deletes what it replaces. It may be killed between any two of these steps:
 * the new file says in its footer which files it replaces, and readers pass over them ({@link
 * io.github.collapsar.results.directory.CompactedFiles}).
 */
package io.github.collapsar.results.compaction;
