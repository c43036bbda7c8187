package io.github.collapsar.analysis.theory;

import io.github.collapsar.run.Coordinates;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The predicted boundary of collapse of a scenario.
 *
 * <p>Implementations are stateless, may be called from several threads at once, have a public
 * constructor without arguments, and are listed in {@code
 * META-INF/services/io.github.collapsar.analysis.theory.Theory} of their jar.
 */
public interface Theory {

  /** The scenario it is about. */
  String scenario();

  /** What a configuration calls it among a scenario's theories. */
  default String word() {
    return "exact";
  }

  /**
   * Other predictions for the same scenario, such as approximations that the papers state: drawn
   * beside this one where a diagram asks for them, never what the measured boundary is compared
   * with.
   */
  default List<Theory> alternatives() {
    return List.of();
  }

  /** What a legend calls it, in a few words, e.g. {@code "theory: Λ = 0"}. */
  String label();

  /** The paper and equation it comes from. */
  String source();

  /**
   * The keys of the parameters that the prediction depends on. All of them are in the coordinates
   * that {@link #collapseMargin} is given; others may be missing there.
   */
  Set<String> keys();

  /**
   * How far inside the collapsed phase a point lies: above zero where collapse is predicted, below
   * zero where it is not, zero on the boundary, continuous in between. The unit is the theory's
   * own. To draw a curve it is also asked between whole numbers: read numbers with {@link
   * Coordinates#real}, whole ones too.
   *
   * @return empty where the theory says nothing, as for a model without the symmetry
   */
  OptionalDouble collapseMargin(Coordinates coordinates);
}
