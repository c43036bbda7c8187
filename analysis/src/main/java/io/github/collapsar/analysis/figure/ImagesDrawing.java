package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.ImagesPicture;
import io.github.collapsar.analysis.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Small images in rows, a panel a line. */
final class ImagesDrawing {

  private final Draft draft;
  private final Figure.Kind.Images kind;

  ImagesDrawing(Draft draft, Figure.Kind.Images kind) {
    this.draft = draft;
    this.kind = kind;
  }

  Picture picture() {
    List<ImagesPicture.ImageSet> panels = new ArrayList<>();
    draft.header("image", "place", "value");
    new Lines(draft.figure(), draft.runs().firstSeries(kind.measurement()))
        .byName()
        .forEach((name, own) -> panels.add(panel(name, own.get(0))));
    return new ImagesPicture(panels, kind.columns(), draft.caption());
  }

  private ImagesPicture.ImageSet panel(String name, Row row) {
    List<Double> entries = row.getList(row.fieldIndex("entries"));
    int size = entries.size() / kind.images();
    if (size * kind.images() != entries.size() || ImagesPicture.side(size) == 0) {
      throw new IllegalArgumentException(
          "Cannot draw figure %s: %s has %d values, which are not %d square images"
              .formatted(draft.figure().name(), kind.measurement(), entries.size(), kind.images()));
    }
    for (int i = 0; i < entries.size(); i++) {
      int image = i / size;
      draft.line(row, image, i % size, entries.get(i));
    }
    double[] values = entries.stream().mapToDouble(Double::doubleValue).toArray();
    return new ImagesPicture.ImageSet(name, kind.images(), values);
  }
}
