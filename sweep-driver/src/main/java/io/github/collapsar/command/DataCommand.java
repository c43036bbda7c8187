package io.github.collapsar.command;

import io.github.collapsar.data.DataFetch;
import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.DataUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done with data sets. */
@Command(
    name = "data",
    description = "Fetches data sets that networks are trained on.",
    subcommands = DataCommand.FetchCommand.class)
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot do nothing: give a command, such as data fetch mnist");
  }

  /** Downloads a data set. */
  @Command(
      name = "fetch",
      description = "Downloads a data set from its official place, verified; goes on where it was.")
  static final class FetchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "mnist, fashion-mnist, cifar10 or cifar100")
    private String name;

    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "the data directory (without it, the one in COLLAPSAR_DATA)")
    private Path directory;

    @Override
    public Integer call() {
      DataSource source = source();
      Path into =
          Optional.ofNullable(directory)
              .or(() -> Optional.ofNullable(System.getenv("COLLAPSAR_DATA")).map(Path::of))
              .orElseThrow(
                  () ->
                      new UsageException(
                          "Cannot fetch %s: there is no data directory; set COLLAPSAR_DATA or give --dir"
                              .formatted(name)));
      try {
        new DataFetch(into, spec.commandLine().getErr()::println).fetch(source);
      } catch (DataUnavailableException e) {
        spec.commandLine().getErr().println(e.getMessage());
        return ExitCode.CANNOT_GO_ON;
      }
      spec.commandLine().getOut().println(into.resolve(source.word()));
      return ExitCode.DONE;
    }

    private DataSource source() {
      List<String> names =
          DataSource.words().stream()
              .filter(word -> !word.equals(DataSource.SYNTHETIC.word()))
              .toList();
      if (!names.contains(name)) {
        throw new UsageException(
            "Cannot fetch %s; there are %s".formatted(name, String.join(", ", names)));
      }
      return DataSource.of(name);
    }
  }
}
