package io.github.collapsar.results.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.results.storage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a lease.
 *
 * @param user who runs it
 * @param host the machine's name
 * @param processSpace within which process numbers are unique on that machine: two containers may
 *     share a host name
 * @param process the process number
 * @param started when the process began, as an ISO instant; empty if the system does not tell
 * @param token different for every lease
 */
record LeaseHolder(
    String user, String host, String processSpace, long process, String started, String token) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static LeaseHolder self() {
    return new LeaseHolder(
        System.getProperty("user.name", "unknown"),
        hostName(),
        currentProcessSpace(),
        ProcessHandle.current().pid(),
        startOf(ProcessHandle.current()),
        Storage.unique());
  }

  /** As the file of a lease says it. */
  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the holder of a lease as JSON", e);
    }
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws JacksonException if it is something else
   */
  static LeaseHolder read(byte[] json) throws IOException {
    return JSON.readValue(json, LeaseHolder.class);
  }

  /** Whether it certainly no longer runs: only the same machine can tell. */
  @JsonIgnore
  boolean isDead() {
    return isHere() && !isRunning();
  }

  /** Whether it certainly runs: only the same machine can tell. */
  @JsonIgnore
  boolean isAlive() {
    return isHere() && isRunning();
  }

  /** Whether it is this process. */
  @JsonIgnore
  boolean isThisProcess() {
    return isAlive() && process == ProcessHandle.current().pid();
  }

  private boolean isHere() {
    return host.equals(hostName()) && processSpace.equals(currentProcessSpace());
  }

  private boolean isRunning() {
    Optional<ProcessHandle> running = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
    // Process numbers are used again: the time of the start tells two processes apart.
    return running.isPresent() && startOf(running.get()).equals(started);
  }

  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static String currentProcessSpace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "%s on %s (process %d%s)"
        .formatted(user, host, process, started.isEmpty() ? "" : ", started " + started);
  }
}
