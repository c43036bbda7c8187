package io.github.collapsar.results.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path path;
  private ResultDirectory directory;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void create() {
    directory = ResultDirectory.at(path.toString(), new Configuration(false));
  }

  private Path file() {
    return path.resolve("_lease.json");
  }

  private void write(LeaseHolder holder) throws IOException {
    Files.writeString(file(), JSON.writeValueAsString(holder));
  }

  private static LeaseHolder holder(String host, long process, String started) {
    LeaseHolder self = LeaseHolder.self();
    return new LeaseHolder("ada", host, self.processSpace(), process, started, "token");
  }

  @Test
  void refusesTheSecondAndSaysWhoIsFirst() {
    try (Lease first = directory.lease(notices::add)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> directory.lease(notices::add))
          .isInstanceOf(ResultsException.class)
          .hasMessageStartingWith("Cannot use " + path + ": " + System.getProperty("user.name"))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("is running a sweep there");
      assertThat(directory.leaseHolder().orElseThrow())
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void letsTheNextInOnceItIsGivenBack() {
    directory.lease(notices::add).close();
    assertThat(file()).doesNotExist();
    directory.lease(notices::add).close();
    assertThat(notices).isEmpty();
  }

  @Test
  void takesOverFromADeadProcessOfThisMachineAndSaysSo() throws IOException {
    String host = LeaseHolder.hostName();
    // This process number is in use, by a process that began at another time.
    write(holder(host, ProcessHandle.current().pid(), "2001-01-01T00:00:00Z"));
    assertThat(directory.leaseHolder()).isEmpty();

    directory.lease(notices::add).close();

    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("Taking over " + path + " from ada on " + host)
        .endsWith("which is no longer running.");
  }

  @Test
  void respectsAProcessOfAnotherMachine() throws IOException {
    write(holder("elsewhere", 1, ""));

    assertThatThrownBy(() -> directory.lease(notices::add))
        .hasMessageContaining("ada on elsewhere (process 1)");
  }

  @Test
  void takesOverFromAnotherMachineWhenTheUserSaysThatItIsGone() throws IOException {
    write(holder("elsewhere", 1, ""));
    assertThatThrownBy(() -> directory.lease(notices::add)).hasMessageContaining("--takeover");

    directory.takeOver(notices::add).close();

    assertThat(notices)
        .singleElement()
        .asString()
        .endsWith("which is gone according to --takeover.");
  }

  @Test
  void doesNotTakeOverFromAProcessThatRunsHere() {
    try (Lease first = directory.lease(notices::add)) {
      assertThat(first.isHeld()).isTrue();
      assertThatThrownBy(() -> directory.takeOver(notices::add))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("or end it");
    }
  }

  @Test
  void aHolderFindsOutThatAnotherTookOver() throws IOException {
    try (Lease lease = directory.lease(notices::add)) {
      lease.check();
      write(holder("elsewhere", 1, ""));

      assertThatThrownBy(lease::check)
          .hasMessageStartingWith("Cannot go on: another process took over");
      assertThat(lease.isHeld()).isFalse();
    }
  }

  @Test
  void takesOverWhatWasNotRefreshedForLong() throws IOException {
    write(holder("elsewhere", 1, ""));
    Instant longAgo = Instant.now().minus(Lease.EXPIRY.multipliedBy(2));
    Files.setLastModifiedTime(file(), FileTime.from(longAgo));

    directory.lease(notices::add).close();

    assertThat(notices).singleElement().asString().contains("gone silent");
  }

  @Test
  void respectsALeaseThatIsJustBeingWritten() throws IOException {
    Files.writeString(file(), "");

    assertThatThrownBy(() -> directory.lease(notices::add))
        .hasMessageContaining("someone who left no name");
  }

  @Test
  void leavesTheLeaseOfWhoeverTookOver() throws IOException {
    Lease lease = directory.lease(notices::add);
    LeaseHolder other = holder("elsewhere", 1, "");
    write(other);

    lease.close();

    assertThat(JSON.readValue(file().toFile(), LeaseHolder.class)).isEqualTo(other);
  }

  @Test
  void letsOneOfManyInWhoComeAtOnce() throws Exception {
    int drivers = 8;
    write(holder(LeaseHolder.hostName(), ProcessHandle.current().pid(), "2001-01-01T00:00:00Z"));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Lease>> answers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(drivers);
    for (int i = 0; i < drivers; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                try {
                  return directory.lease(notice -> {});
                } catch (ResultsException e) {
                  return null;
                }
              }));
    }
    start.countDown();
    List<Lease> taken = new ArrayList<>();
    for (Future<Lease> answer : answers) {
      Lease lease = answer.get();
      if (lease != null) {
        taken.add(lease);
      }
    }
    threads.shutdown();

    assertThat(taken).hasSize(1);
    taken.get(0).close();
  }
}
