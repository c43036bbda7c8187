package io.github.collapsar.execution;

import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.UnavailableException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;

/**
 * The process that trains runs apart: reads {@link ApartFiles}, trains, leaves the answer there.
 */
final class ApartMain {

  private ApartMain() {}

  /** Takes the directory. */
  public static void main(String[] arguments) throws IOException {
    ApartFiles files = new ApartFiles(Path.of(arguments[0]));
    Configuration hadoop = new Configuration(false);
    hadoop.readFields(new DataInputStream(System.in));
    endWithParent(files);
    Properties properties = files.readOrder();
    Order order = ApartFiles.order(properties);
    Scenario scenario = Scenarios.require(order.scenario());
    TrainedPack trained = TrainedPack.empty(scenario, ApartFiles.circumstances(order, properties));
    PatientTrainer trainer =
        new PatientTrainer(
            scenario.trainer(order.engine()),
            order.context().leaving(ResultDirectory.at(order.directory(), hadoop).checkpoints()),
            TimeLimit.NONE);
    try {
      trained.add(trainer.train(files.readRuns(scenario)));
    } catch (UnavailableException e) {
      Files.writeString(files.path().resolve(ApartProcess.UNAVAILABLE_REASON), e.getMessage());
      Runtime.getRuntime().halt(ApartProcess.UNAVAILABLE);
    }
    trained.publish(files.directory(), ApartFiles.ANSWER);
    // Threads that a training left behind do not matter any more.
    Runtime.getRuntime().halt(0);
  }

  /** Standard input ends when whoever started this process does. */
  private static void endWithParent(ApartFiles files) {
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
