package io.github.collapsar.analysis;

import io.github.collapsar.analysis.cells.Mesh;
import java.util.List;

/**
 * What is special about a diagram of which only part of a fine grid is measured.
 *
 * @param mesh the fine grid
 * @param notes what a reader should know, a sentence each
 */
record RefinedDiagram(Mesh mesh, List<String> notes) {
  RefinedDiagram {
    notes = List.copyOf(notes);
  }
}
