package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.scenario.Scenario;
import java.util.List;
import java.util.function.BiFunction;

/**
 * All that there is to know of a kind of figure.
 *
 * @param word in configurations
 * @param meaning for help
 * @param type what it draws
 * @param codec how that stands in a file
 * @param drawing how it is drawn
 */
record FigureKind<K extends Figure.Kind>(
    String word,
    String meaning,
    Class<K> type,
    ConfigCodec<Scenario, K> codec,
    BiFunction<Draft, K, Picture> drawing) {

  Picture draw(Draft draft, Figure.Kind kind) {
    return drawing.apply(draft, type.cast(kind));
  }

  List<String> entries(Figure.Kind kind) {
    return codec.entries(type.cast(kind));
  }
}
