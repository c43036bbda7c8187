package io.github.collapsar.scenario;

import io.github.collapsar.run.Coordinates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters that every scenario has, with the conventions of their units. */
public final class CommonParameters {

  public static final String SYMMETRY = "symmetry";
  public static final String REMOVAL = "removal";
  public static final String OPTIMIZER = "optimizer";
  public static final String SCHEDULE = "schedule";
  public static final String PARAMETRIZATION = "parametrization";
  public static final String LEARNING_RATE = "learning-rate";
  public static final String WEIGHT_DECAY = "weight-decay";
  public static final String BATCH_SIZE = "batch-size";
  public static final String SIGMA0 = "sigma0";
  public static final String STEPS = "steps";
  public static final String PRECISION = "precision";

  private CommonParameters() {}

  /** The common parameters of a scenario trained by {@link Support#plain}, then its own. */
  public static List<Parameter> with(
      List<Symmetry> symmetries, List<Removal> removals, List<Parameter> own) {
    return with(Support.plain(symmetries, removals), own);
  }

  /**
   * The common parameters followed by a scenario's own. One of its own with the key of a common one
   * takes that one's place, to set another default.
   *
   * @param support what it can be trained with
   * @param own the scenario's own parameters
   */
  public static List<Parameter> with(Support support, List<Parameter> own) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        Parameter.word(
            SYMMETRY,
            support.symmetries().stream().map(Symmetry::word).toList(),
            "the symmetry the model is built with"));
    parameters.add(choice(REMOVAL, support.removals(), "what is done against it"));
    addIfFree(parameters, OPTIMIZER, support.optimizers(), "how a gradient becomes a step");
    addIfFree(parameters, SCHEDULE, support.schedules(), "how the learning rate changes");
    addIfFree(parameters, PARAMETRIZATION, support.parametrizations(), "what is trained");
    parameters.add(
        Parameter.positive(
            LEARNING_RATE, 0.01, "step size λ of θ ← θ − λ·∇ℓ, of the loss exactly as written"));
    parameters.add(
        Parameter.nonNegative(
            WEIGHT_DECAY, 0, "λ_wd in gradient += λ_wd·θ; the papers' γ is half of it"));
    parameters.add(
        Parameter.whole(
            BATCH_SIZE, 1, 1, "examples a step; the loss of a step is the mean over them"));
    support
        .choices()
        .flatMap(List::stream)
        .flatMap(choice -> choice.parameters().stream())
        .distinct()
        .forEach(parameters::add);
    parameters.add(Parameter.whole(STEPS, 1000, 1, "training steps"));
    parameters.add(
        Parameter.word(
            PRECISION,
            support.precisions().stream().map(Precision::word).toList(),
            "floating-point type of the training"));
    for (Parameter parameter : own) {
      int common = parameters.stream().map(Parameter::key).toList().indexOf(parameter.key());
      if (common >= 0) {
        parameters.set(common, parameter);
      } else {
        parameters.add(parameter);
      }
    }
    return List.copyOf(parameters);
  }

  private static Parameter choice(String key, List<? extends Choice> choices, String description) {
    return Parameter.word(key, choices.stream().map(Choice::word).toList(), description);
  }

  private static void addIfFree(
      List<Parameter> parameters, String key, List<? extends Choice> choices, String description) {
    if (choices.size() > 1) {
      parameters.add(choice(key, choices, description));
    }
  }

  /** The symmetry of a run. */
  public static Symmetry symmetry(Coordinates coordinates) {
    return Symmetry.valueOf(coordinates.word(SYMMETRY).toUpperCase(Locale.ROOT));
  }

  /** The removal of a run. */
  public static Removal removal(Coordinates coordinates) {
    return Choice.of(Removal.values(), coordinates.word(REMOVAL));
  }

  /** The optimiser of a run; SGD where there is nothing to choose. */
  public static Optimizer optimizer(Coordinates coordinates) {
    return word(coordinates, OPTIMIZER)
        .map(word -> Choice.of(Optimizer.values(), word))
        .orElse(Optimizer.SGD);
  }

  /** The schedule of a run's learning rate; constant where there is nothing to choose. */
  public static Schedule schedule(Coordinates coordinates) {
    return word(coordinates, SCHEDULE)
        .map(word -> Choice.of(Schedule.values(), word))
        .orElse(Schedule.CONSTANT);
  }

  /** The parametrisation of a run; direct where there is nothing to choose. */
  public static Parametrization parametrization(Coordinates coordinates) {
    return word(coordinates, PARAMETRIZATION)
        .map(word -> Choice.of(Parametrization.values(), word))
        .orElse(Parametrization.DIRECT);
  }

  /** The precision of a run. */
  public static Precision precision(Coordinates coordinates) {
    String word = coordinates.word(PRECISION);
    return Arrays.stream(Precision.values())
        .filter(precision -> precision.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot train in precision = " + word));
  }

  private static Optional<String> word(Coordinates coordinates, String key) {
    return coordinates.has(key) ? Optional.of(coordinates.word(key)) : Optional.empty();
  }

  /** Whether a key belongs to one removal, optimiser or parametrisation among others. */
  public static boolean belongsToAChoice(String key) {
    return Stream.<Choice[]>of(Removal.values(), Optimizer.values(), Parametrization.values())
        .flatMap(Arrays::stream)
        .flatMap(choice -> choice.parameters().stream())
        .anyMatch(parameter -> parameter.key().equals(key));
  }

  /**
   * The keys that only matter with choices that this run did not make.
   *
   * @param others keys that do not matter either
   */
  public static Set<String> neutralKeys(Coordinates coordinates, String... others) {
    Set<String> neutral = new HashSet<>();
    Set<String> matter = new HashSet<>();
    sort(Removal.values(), removal(coordinates), neutral, matter);
    sort(Optimizer.values(), optimizer(coordinates), neutral, matter);
    sort(Parametrization.values(), parametrization(coordinates), neutral, matter);
    neutral.removeAll(matter);
    neutral.removeIf(key -> !coordinates.has(key));
    neutral.addAll(List.of(others));
    return neutral;
  }

  private static <C extends Choice> void sort(
      C[] choices, C chosen, Set<String> neutral, Set<String> matter) {
    for (C choice : choices) {
      Set<String> keys = choice.equals(chosen) ? matter : neutral;
      choice.parameters().forEach(parameter -> keys.add(parameter.key()));
    }
  }
}
