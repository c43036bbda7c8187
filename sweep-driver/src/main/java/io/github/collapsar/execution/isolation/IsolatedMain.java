package io.github.collapsar.execution.isolation;

import io.github.collapsar.execution.training.FaultTolerantTrainer;
import io.github.collapsar.execution.training.PackRows;
import io.github.collapsar.execution.training.TimeLimit;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.UnavailableException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** The isolated process: reads {@link IsolatedFiles}, trains, leaves the answer there. */
final class IsolatedMain {

  private IsolatedMain() {}

  /** Takes the directory. */
  public static void main(String[] arguments) throws IOException {
    IsolatedFiles files = new IsolatedFiles(Path.of(arguments[0]));
    Configuration hadoop = new Configuration(false);
    hadoop.readFields(new DataInputStream(System.in));
    endWithParent(files);
    IsolatedSettings settings = files.readSettings();
    Scenario scenario = Scenarios.require(settings.scenario());
    ResultDirectory results = ResultDirectory.at(settings.directory(), hadoop);
    FaultTolerantTrainer trainer =
        new FaultTolerantTrainer(
            scenario.trainer(settings.engine()),
            settings.context().leaving(results.checkpoints()),
            TimeLimit.NONE);
    PackRows rows = new PackRows(scenario, settings.circumstances());
    try {
      rows.add(trainer.train(files.readRuns(scenario)));
    } catch (UnavailableException e) {
      Files.writeString(files.path().resolve(IsolatedProcess.UNAVAILABLE_REASON), e.getMessage());
      Runtime.getRuntime().halt(IsolatedProcess.UNAVAILABLE);
    }
    rows.publish(files.directory(), IsolatedFiles.ANSWER);
    // Threads that a training left behind do not matter any more.
    Runtime.getRuntime().halt(0);
  }

  /** Standard input ends when whoever started this process does. */
  private static void endWithParent(IsolatedFiles files) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing more is ever written.
                }
              } catch (IOException e) {
                // The same as its end.
              }
              try {
                files.close();
              } finally {
                Runtime.getRuntime().halt(1);
              }
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
