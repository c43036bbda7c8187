package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.MatrixPicture;
import io.github.collapsar.analysis.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Matrices side by side. */
final class MatrixDrawing {

  private final Draft draft;
  private final Figure.Kind.MatrixImage kind;

  MatrixDrawing(Draft draft, Figure.Kind.MatrixImage kind) {
    this.draft = draft;
    this.kind = kind;
  }

  Picture picture() {
    List<Row> rows = draft.runs().firstSeries(kind.measurement());
    List<MatrixPicture.TitledMatrix> matrices = new ArrayList<>();
    draft.header("row", "column", "value");
    new Lines(draft.figure(), rows)
        .byName()
        .forEach(
            (name, own) -> {
              List<Double> entries = own.get(0).getList(own.get(0).fieldIndex("entries"));
              int side = (int) Math.round(Math.sqrt(entries.size()));
              if (side * side != entries.size()) {
                throw new IllegalArgumentException(
                    "Cannot draw figure %s: %s has %d values, which are no square matrix"
                        .formatted(draft.figure().name(), kind.measurement(), entries.size()));
              }
              for (int i = 0; i < entries.size(); i++) {
                int rowOfEntry = i / side;
                int columnOfEntry = i % side;
                draft.line(own.get(0), rowOfEntry, columnOfEntry, entries.get(i));
              }
              double[] values = entries.stream().mapToDouble(Double::doubleValue).toArray();
              matrices.add(new MatrixPicture.TitledMatrix(name, side, values));
            });
    return new MatrixPicture(matrices, draft.caption());
  }
}
