package io.github.collapsar.chaos;

import io.github.collapsar.cluster.Spark;
import io.github.collapsar.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileUtil;

/**
 * Runs a sweep, in stages of growing replicates so that it compacts several times, while it is
 * attacked. What each attack does is drawn from its seed.
 */
final class Chaos implements AutoCloseable {

  /** Points of the grid: one replicate of it is the least that a pack can be cut from. */
  private static final int POINTS = 256;

  private static final String SWEEP =
      """
      sweep {
        name = chaos, scenario = scalar-factorization, replicates = %d
        grid {
          learning-rate = { log = [0.02, 2], points = 16 }
          signal = { linear = [0.05, 0.95], points = 16 }
          noise = 0.5
          steps = %d
        }
      }
      spark { spark.executor.cores = 1, spark.cores.max = 2, spark.executor.memory = 640m }
      """;

  private final Path home;
  private final Path work;
  private final int stages;
  private final int replicates;
  private final long steps;
  private final Consumer<String> out;
  private final SmallDisk disk;
  private final StandaloneCluster cluster;
  private final Census census;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int drivers;
  private int kills;

  /**
   * @param home the distribution
   * @param stages how often the sweep is extended and compacted
   * @param replicates of each stage
   * @param steps of a run
   */
  Chaos(Path home, Path work, int stages, int replicates, long steps, Consumer<String> out)
      throws IOException, InterruptedException {
    this.home = home;
    this.work = work;
    this.stages = stages;
    this.replicates = replicates;
    this.steps = steps;
    this.out = out;
    this.disk = SmallDisk.at(work.resolve("disk"));
    this.cluster = StandaloneCluster.start(Spark.withCollapsar(home, work), work, 2);
    this.census = new Census(disk.path().resolve("chaos"));
  }

  /** What is to come out. */
  List<String> undisturbed() throws IOException, InterruptedException {
    Path calm = work.resolve("calm");
    try (Driver driver = start("local[2]", stages, calm)) {
      require(driver.await() == 0, "the undisturbed sweep ended badly:\n" + driver.said());
    }
    return new Census(calm.resolve("chaos")).rows();
  }

  int runs() {
    return POINTS * stages * replicates;
  }

  int kills() {
    return kills;
  }

  Census census() {
    return census;
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /** Attacks until so many processes were killed, then lets the sweep end. */
  void attack(int wanted) throws IOException, InterruptedException {
    if (!disk.canBeFilled()) {
      out.accept("No file system can be mounted here: the disk is not filled.");
    }
    long seed = 0;
    for (int stage = 1; stage <= stages; stage++) {
      if (disk.canBeFilled()) {
        fillDisk(stage);
      }
      damage(new Random(-stage));
      meetRival(stage, new Random(-stage));
      int due = wanted * stage / stages - 1;
      while (kills < due) {
        seed++;
        Random random = new Random(seed);
        say("attack " + seed, "stage " + stage);
        if (random.nextInt(100) < 55) {
          killDriver(stage, random);
        } else {
          killExecutors(stage, random);
        }
      }
      killWhileCompacting(stage, new Random(-stage));
    }
    try (Driver last = start("local[2]", stages, disk.path())) {
      require(last.await() == 0, "the last driver ended badly:\n" + last.said());
    }
  }

  private void killDriver(int stage, Random random) throws IOException, InterruptedException {
    try (Driver driver = start("local[2]", stage, disk.path())) {
      awaitPacks(driver, random);
      kill(driver, "driver and writer, local");
    }
  }

  private void awaitPacks(Driver driver, Random random) throws IOException, InterruptedException {
    int before = census.parquetFiles().size();
    int packs = random.nextInt(3);
    driver.await(() -> census.parquetFiles().size() >= before + packs);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
  }

  private void kill(Driver driver, String what) throws IOException, InterruptedException {
    if (driver.isAlive()) {
      driver.kill();
      kills++;
      count("killed: " + what);
    } else {
      count("ended before it could be killed");
      require(driver.await() == 0, "a driver ended badly:\n" + driver.said());
    }
  }

  private void killExecutors(int stage, Random random) throws IOException, InterruptedException {
    try (Driver driver = start(cluster.url(), stage, disk.path())) {
      int deaths = 2 + random.nextInt(4);
      for (int i = 0; i < deaths && driver.isAlive(); i++) {
        driver.await(cluster::hasExecutors);
        awaitPacks(driver, random);
        if (driver.isAlive() && cluster.killExecutor(random)) {
          kills++;
          count("killed: executor, standalone");
        }
      }
      kill(driver, "driver, standalone");
    }
  }

  /** Kills the driver when its compacted file is being written, or has appeared, or just after. */
  private void killWhileCompacting(int stage, Random random)
      throws IOException, InterruptedException {
    List<Path> before = census.parquetFiles();
    boolean half = stage % 2 == 0;
    Path temporary = census.directory().resolve("runs/_temporary");
    try (Driver driver = start("local[2]", stage, disk.path())) {
      boolean seen =
          driver.await(
              () ->
                  half
                      ? names(temporary).stream().anyMatch(name -> name.startsWith("compacted"))
                      : census.parquetFiles().stream()
                          .anyMatch(
                              file ->
                                  file.getFileName().toString().startsWith("compacted")
                                      && !before.contains(file)));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(5));
      if (seen) {
        kill(driver, half ? "driver while compacting" : "driver after compacting");
      } else {
        count("a compaction came and went unseen");
      }
    }
  }

  private static List<String> names(Path directory) throws IOException {
    String[] names = directory.toFile().list();
    return names == null ? List.of() : Arrays.asList(names);
  }

  /** Truncates a file and changes a bit of another, while no driver looks. */
  private void damage(Random random) throws IOException {
    List<Path> files = census.parquetFiles();
    if (files.size() < 2) {
      return;
    }
    int victim = random.nextInt(files.size() - 1);
    byte[] bytes = Files.readAllBytes(files.get(victim));
    Files.write(files.get(victim), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    count("files truncated");
    bytes = Files.readAllBytes(files.get(victim + 1));
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(files.get(victim + 1), bytes);
    count("files with a changed bit");
  }

  /** Starts a second driver; with the lease deleted, both train. */
  private void meetRival(int stage, Random random) throws IOException, InterruptedException {
    Path lease = census.directory().resolve("_lease.json");
    try (Driver first = start("local[2]", stage, disk.path())) {
      // A lease that a killed driver left may still be there.
      String holder = "\"process\":%d,".formatted(first.process());
      first.await(() -> Files.exists(lease) && Files.readString(lease).contains(holder));
      boolean fair = stage % 2 == 0;
      if (!fair) {
        Files.deleteIfExists(lease);
      }
      try (Driver rival = start("local[1]", stage, disk.path())) {
        if (fair && first.isAlive()) {
          int code = rival.await();
          boolean refused = code == 3 && rival.said().contains("is running a sweep there");
          require(refused || !first.isAlive(), "a rival was let in:\n" + rival.said());
          count("rivals refused");
        } else {
          awaitPacks(rival, random);
          kill(rival, "rival driver that had stolen in");
        }
      }
      if (!first.isAlive() && first.said().contains("another process took over")) {
        count("drivers that stopped because a rival had stolen in");
      } else {
        kill(first, "driver with a rival");
      }
    }
  }

  private void fillDisk(int stage) throws IOException, InterruptedException {
    try (Driver driver = start("local[2]", stage, disk.path())) {
      int before = census.parquetFiles().size();
      driver.await(() -> census.parquetFiles().size() > before + 1);
      disk.fill();
      int code = driver.await();
      disk.empty();
      if (code == 0) {
        count("disk filled too late");
      } else {
        count("disk filled");
        require(
            code == 3 && driver.said().contains("Cannot"),
            "a driver on a full disk ended with " + code + ":\n" + driver.said());
      }
    } finally {
      disk.empty();
    }
  }

  private Driver start(String master, int stage, Path results) throws IOException {
    Path conf =
        Files.writeString(
            work.resolve("chaos-" + stage + ".conf"),
            SWEEP.formatted(stage * replicates, steps),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    drivers++;
    count("drivers started");
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString()));
    arguments.addAll(List.of("--results", results.toString(), "--master", master));
    return Driver.start(home, work.resolve("driver-" + drivers + ".txt"), arguments);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
    say("  ", what);
  }

  private void say(String what, String detail) {
    out.accept("%s %s (%d files)".formatted(what, detail, fileCount()));
  }

  private int fileCount() {
    try {
      return census.parquetFiles().size();
    } catch (IOException e) {
      return 0;
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** What is wrong at the end, nothing if all is well. */
  Collection<String> problems(List<String> undisturbed) throws IOException {
    List<String> problems = new ArrayList<>();
    List<String> rows = census.rows();
    long distinct = rows.stream().map(row -> row.substring(0, row.indexOf(','))).distinct().count();
    out.accept("%d rows of %d runs; %d were planned".formatted(rows.size(), distinct, runs()));
    if (rows.size() != runs() || distinct != runs()) {
      problems.add("%d rows of %d runs instead of %d".formatted(rows.size(), distinct, runs()));
    }
    if (!rows.equals(undisturbed)) {
      problems.add("the rows differ from those of an undisturbed sweep");
    }
    census.orphans().forEach(orphan -> problems.add("orphan " + orphan));
    out.accept("orphan files: " + census.orphans().size());
    counts.forEach((what, times) -> out.accept("%5d %s".formatted(times, what)));
    return problems;
  }

  @Override
  public void close() {
    cluster.close();
    FileUtil.fullyDelete(disk.path().resolve("chaos").toFile());
    disk.close();
  }
}
