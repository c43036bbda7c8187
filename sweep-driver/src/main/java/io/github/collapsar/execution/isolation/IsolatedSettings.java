package io.github.collapsar.execution.isolation;

import io.github.collapsar.results.Circumstances;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What an isolated process needs to know besides its runs.
 *
 * @param directory where the results are, with the checkpoints
 * @param scenario the scenario's name
 * @param engine what trains
 * @param context its data, curves and GPU; checkpoints do not travel
 * @param circumstances for the rows
 */
record IsolatedSettings(
    String directory,
    String scenario,
    Engine engine,
    TrainingContext context,
    Circumstances circumstances) {

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty("directory", directory);
    properties.setProperty("scenario", scenario);
    properties.setProperty("engine", engine.name());
    context.dataDirectory().ifPresent(data -> properties.setProperty("data", data));
    context.gpu().ifPresent(gpu -> properties.setProperty("gpu", gpu));
    properties.setProperty("curve-every", Long.toString(context.curveEvery()));
    properties.setProperty("pack", circumstances.packId());
    properties.setProperty("attempt", Integer.toString(circumstances.attempt()));
    properties.setProperty("host", circumstances.host());
    properties.setProperty("started", circumstances.startedAt().toString());
    properties.setProperty("version", circumstances.version());
    return properties;
  }

  static IsolatedSettings of(Properties properties) {
    Engine engine = Engine.valueOf(properties.getProperty("engine"));
    return new IsolatedSettings(
        properties.getProperty("directory"),
        properties.getProperty("scenario"),
        engine,
        new TrainingContext(
                Optional.ofNullable(properties.getProperty("data")),
                Long.parseLong(properties.getProperty("curve-every")))
            .on(Optional.ofNullable(properties.getProperty("gpu"))),
        new Circumstances(
            engine.word(),
            properties.getProperty("pack"),
            Integer.parseInt(properties.getProperty("attempt")),
            properties.getProperty("host"),
            Instant.parse(properties.getProperty("started")),
            properties.getProperty("version")));
  }
}
