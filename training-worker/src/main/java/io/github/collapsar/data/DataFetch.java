package io.github.collapsar.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Downloads data sets into a data directory. A file appears under its name once its sum is right;
 * until then it is a {@code .part}, from whose end an interrupted download goes on.
 */
public final class DataFetch {

  private static final int TIMEOUT_MILLISECONDS = 30_000;

  private final Path directory;
  private final Consumer<String> notices;

  /**
   * Nothing is done yet.
   *
   * @param directory the data directory
   * @param notices is told of every file
   */
  public DataFetch(Path directory, Consumer<String> notices) {
    this.directory = directory;
    this.notices = notices;
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
          Tar.unpack(target, directory);
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

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName();
    return e.getMessage() == null ? name : name + ": " + e.getMessage();
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

  private static void download(OfficialFile file, Path part, long begun) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) file.address().toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
    connection.setReadTimeout(TIMEOUT_MILLISECONDS);
    if (begun > 0) {
      connection.setRequestProperty("Range", "bytes=" + begun + "-");
    }
    try {
      int answer = connection.getResponseCode();
      // 416: there is nothing after what is there already.
      if (begun > 0 && answer == 416) {
        return;
      }
      if (answer != HttpURLConnection.HTTP_OK && answer != HttpURLConnection.HTTP_PARTIAL) {
        throw new IOException("the server answers " + answer);
      }
      boolean continues = answer == HttpURLConnection.HTTP_PARTIAL;
      try (InputStream in = connection.getInputStream();
          OutputStream out =
              Files.newOutputStream(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  continues ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
        in.transferTo(out);
      }
    } finally {
      connection.disconnect();
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
