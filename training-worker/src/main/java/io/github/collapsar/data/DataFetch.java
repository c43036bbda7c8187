package io.github.collapsar.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Downloads data sets into a data directory. A file appears under its name once its sum is right;
 * until then it is a {@code .part}, and an interrupted download goes on from its end.
 */
public final class DataFetch {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Path directory;
  private final Consumer<String> notices;
  private final Duration timeout;

  /**
   * Nothing is done yet.
   *
   * @param directory the data directory
   * @param notices gets a line for every file
   */
  public DataFetch(Path directory, Consumer<String> notices) {
    this(directory, notices, TIMEOUT);
  }

  /**
   * The same with a timeout.
   *
   * @param timeout for a connection, for an answer, and for each read
   */
  DataFetch(Path directory, Consumer<String> notices, Duration timeout) {
    this.directory = directory;
    this.notices = notices;
    this.timeout = timeout;
  }

  /**
   * Downloads what is missing of a data set.
   *
   * @throws DataUnavailableException if it cannot; the message says what to do
   */
  public void fetch(DataSource source) {
    fetch(source.word(), OfficialFile.of(source));
  }

  void fetch(String name, List<OfficialFile> files) {
    for (OfficialFile file : files) {
      Path folder = directory.resolve(name);
      Path target = folder.resolve(file.name());
      try {
        Files.createDirectories(folder);
        if (Files.exists(target) && digest(target, file).equals(file.digest())) {
          notices.accept("%s is there".formatted(target));
        } else {
          fetch(file, target);
        }
        if (file.packing() == OfficialFile.Packing.TAR_GZIP) {
          unpack(target);
        }
      } catch (IOException e) {
        throw new DataUnavailableException(
            ("Cannot download %s: %s; without a network, download it elsewhere and put it at %s,"
                    + " or use data = synthetic")
                .formatted(file.address(), reason(e), target),
            e);
      }
    }
  }

  /** The client's own exceptions often have no message. */
  private static String reason(IOException e) {
    Throwable said = e;
    while (said.getMessage() == null && said.getCause() != null) {
      said = said.getCause();
    }
    return "%s: %s"
        .formatted(
            e.getClass().getSimpleName(),
            said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage());
  }

  private void fetch(OfficialFile file, Path target) throws IOException {
    Path part = target.resolveSibling(file.name() + ".part");
    long begun = Files.exists(part) ? Files.size(part) : 0;
    notices.accept(
        begun > 0
            ? "%s: going on after %,d bytes".formatted(file.address(), begun)
            : file.address().toString());
    download(file, part, begun);
    String digest = digest(part, file);
    if (!digest.equals(file.digest())) {
      Files.delete(part);
      throw new DataUnavailableException(
          "Cannot use %s: its MD5 is %s, not %s; it was deleted, download it again"
              .formatted(file.address(), digest, file.digest()));
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void download(OfficialFile file, Path part, long begun) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(timeout);
    if (begun > 0) {
      request.header("Range", "bytes=" + begun + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream in = response.body()) {
      int answer = response.statusCode();
      // There is nothing after what is there already.
      if (begun > 0 && answer == 416) {
        return;
      }
      if (answer != HttpURLConnection.HTTP_OK && answer != HttpURLConnection.HTTP_PARTIAL) {
        throw new IOException("the server answers " + answer);
      }
      try (OutputStream out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              answer == HttpURLConnection.HTTP_PARTIAL
                  ? StandardOpenOption.APPEND
                  : StandardOpenOption.TRUNCATE_EXISTING)) {
        transfer(in, out);
      }
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(timeout)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Copies a body. The client's own timeout ends with the head: a body that stalls is closed. */
  private void transfer(InputStream in, OutputStream out) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    byte[] buffer = new byte[1 << 16];
    while (true) {
      CompletableFuture<Void> stalled = CompletableFuture.runAsync(() -> close(in), later);
      int length;
      try {
        length = in.read(buffer);
      } catch (IOException e) {
        throw stalled.cancel(false) ? e : new SocketTimeoutException("Read timed out");
      }
      if (!stalled.cancel(false)) {
        throw new SocketTimeoutException("Read timed out");
      }
      if (length < 0) {
        return;
      }
      out.write(buffer, 0, length);
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The read fails, which says more.
    }
  }

  /** Unpacks the plain files of an archive that are not there in their size yet. */
  private void unpack(Path archive) throws IOException {
    try (InputStream raw = DataFile.open(archive);
        TarArchiveInputStream in = new TarArchiveInputStream(raw)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory.normalize())) {
          throw new IOException(
              "the archive holds a file outside the directory: " + entry.getName());
        }
        if (entry.isFile() && !(Files.exists(target) && Files.size(target) == entry.getSize())) {
          Files.createDirectories(target.getParent());
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** The MD5 that the file's publishers give: a sum against accidents, not against attackers. */
  private static String digest(Path path, OfficialFile file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream raw = Files.newInputStream(path);
          InputStream in =
              new DigestInputStream(
                  file.packing() == OfficialFile.Packing.GZIP ? new GZIPInputStream(raw) : raw,
                  digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (ZipException | EOFException e) {
        return "none: it is not whole";
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot compute an MD5 in this Java; use another", e);
    }
  }
}
