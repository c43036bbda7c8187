package io.github.collapsar.results.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.collapsar.results.ResultsException;
import java.util.ArrayList;
import java.util.List;

/**
 * What wrote the results of a sweep: every invocation of {@code run} on the directory, the first
 * first.
 *
 * @param sweep the sweep's name
 * @param scenario what it trains
 * @param invocations one for each time that runs were trained
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Provenance(String sweep, String scenario, List<Invocation> invocations) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Provenance {
    invocations = invocations == null ? List.of() : List.copyOf(invocations);
  }

  /**
   * One time that runs were trained.
   *
   * @param collapsar Collapsar's version
   * @param commit the commit it was built from; empty if unknown
   * @param java the Java version and vendor
   * @param spark Spark's version
   * @param system the operating system and architecture
   * @param host the driver's machine
   * @param cores processors that the driver's JVM may use
   * @param master where Spark ran
   * @param command the arguments of the command
   * @param startedAt when it began, ISO 8601 in UTC
   * @param finishedAt when it ended; empty if it did not end by itself
   * @param runsTrained how many runs it trained
   * @param trainingSeconds how long the training took on the clock, in seconds
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Invocation(
      String collapsar,
      String commit,
      String java,
      String spark,
      String system,
      String host,
      int cores,
      String master,
      List<String> command,
      String startedAt,
      String finishedAt,
      long runsTrained,
      double trainingSeconds) {
    public Invocation {
      command = command == null ? List.of() : List.copyOf(command);
    }

    /** This invocation at its end. */
    public Invocation finished(String time, long trained, double seconds) {
      return new Invocation(
          collapsar, commit, java, spark, system, host, cores, master, command, startedAt, time,
          trained, seconds);
    }
  }

  /** This provenance with one more invocation. */
  public Provenance with(Invocation invocation) {
    List<Invocation> more = new ArrayList<>(invocations);
    more.add(invocation);
    return new Provenance(sweep, scenario, more);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write provenance as JSON", e);
    }
  }

  static Provenance read(String json, String path) {
    try {
      return JSON.readValue(json, Provenance.class);
    } catch (JsonProcessingException e) {
      throw new ResultsException(
          "Cannot read %s: %s; move it out of the way and run again"
              .formatted(path, ResultsException.reason(e)),
          e);
    }
  }
}
