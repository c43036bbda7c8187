package io.github.collapsar.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFetchTest {

  private static final byte[] CONTENT = "what the images are".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private final List<String> notices = new ArrayList<>();
  private final List<String> ranges = new ArrayList<>();
  private HttpServer server;
  private byte[] served = zipped(CONTENT);

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(String.valueOf(range));
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          byte[] rest = Arrays.copyOfRange(served, from, served.length);
          exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(rest);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsOnce() throws Exception {
    fetch(file("images.gz", md5(CONTENT)));
    assertThat(directory.resolve("set/images.gz")).hasBinaryContent(served);
    fetch(file("images.gz", md5(CONTENT)));
    assertThat(ranges).containsExactly("null");
    assertThat(notices.get(1)).endsWith("images.gz is there");
  }

  @Test
  void goesOnWhereItWasInterrupted() throws Exception {
    Files.createDirectories(directory.resolve("set"));
    Files.write(directory.resolve("set/images.gz.part"), Arrays.copyOf(served, 9));
    fetch(file("images.gz", md5(CONTENT)));
    assertThat(ranges).containsExactly("bytes=9-");
    assertThat(directory.resolve("set/images.gz")).hasBinaryContent(served);
    assertThat(directory.resolve("set/images.gz.part")).doesNotExist();
  }

  @Test
  void refusesWhatIsNotWhatItShouldBe() throws Exception {
    String wanted = "0123456789abcdef0123456789abcdef";
    assertThatThrownBy(() -> fetch(file("images.gz", wanted)))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessageEndingWith(
            "its MD5 is %s, not %s; it was deleted, download it again"
                .formatted(md5(CONTENT), wanted));
    assertThat(directory.resolve("set")).isEmptyDirectory();
  }

  @Test
  void saysWhatToDoWithoutANetwork() throws Exception {
    OfficialFile file = file("images.gz", md5(CONTENT));
    server.stop(0);
    assertThatThrownBy(() -> fetch(file))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessageStartingWith("Cannot download http://")
        .hasMessageEndingWith(
            "without a network, download it elsewhere and put it at %s, or use data = synthetic"
                .formatted(directory.resolve("set/images.gz")));
  }

  @Test
  void followsRedirects() throws Exception {
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/images.gz");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    fetch(file("moved/images.gz", md5(CONTENT)));
    assertThat(directory.resolve("set/images.gz")).hasBinaryContent(served);
  }

  @Test
  void givesUpOnABodyThatStallsAndGoesOnFromThere() throws Exception {
    server.createContext(
        "/stalled",
        exchange -> {
          exchange.sendResponseHeaders(200, served.length);
          exchange.getResponseBody().write(served, 0, 9);
          exchange.getResponseBody().flush();
        });
    OfficialFile file = file("stalled/images.gz", md5(CONTENT));
    DataFetch impatient = new DataFetch(directory, notices::add, Duration.ofMillis(500));
    assertThatThrownBy(() -> impatient.fetch("set", List.of(file)))
        .hasMessageContaining("SocketTimeoutException: Read timed out; without a network");
    assertThat(directory.resolve("set/images.gz.part")).hasBinaryContent(Arrays.copyOf(served, 9));
    fetch(file("images.gz", md5(CONTENT)));
    assertThat(ranges).containsExactly("bytes=9-");
    assertThat(directory.resolve("set/images.gz")).hasBinaryContent(served);
  }

  @Test
  void saysWhatTheServerAnswers() throws Exception {
    server.createContext(
        "/gone",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    OfficialFile file = file("gone/images.gz", md5(CONTENT));
    assertThatThrownBy(() -> fetch(file)).hasMessageContaining("the server answers 404");
  }

  @Test
  void unpacksArchives() throws Exception {
    served = zipped(tar("folder/data.bin", CONTENT));
    OfficialFile file = file("all.tar.gz", md5(served));
    fetch(new OfficialFile(file.address(), file.digest(), OfficialFile.Packing.TAR_GZIP));
    assertThat(directory.resolve("folder/data.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void anArchiveCannotWriteElsewhere() throws Exception {
    served = zipped(tar("../elsewhere.bin", CONTENT));
    OfficialFile file = file("all.tar.gz", md5(served));
    assertThatThrownBy(
            () ->
                fetch(
                    new OfficialFile(file.address(), file.digest(), OfficialFile.Packing.TAR_GZIP)))
        .hasMessageContaining("a file outside the directory: ../elsewhere.bin");
    assertThat(directory.resolveSibling("elsewhere.bin")).doesNotExist();
  }

  @Test
  void everyRealDataSetHasAnOfficialPlace() {
    for (DataSource source : DataSource.values()) {
      assertThat(OfficialFile.of(source).isEmpty()).isEqualTo(source == DataSource.SYNTHETIC);
    }
  }

  private void fetch(OfficialFile file) {
    new DataFetch(directory, notices::add).fetch("set", List.of(file));
  }

  private OfficialFile file(String name, String digest) {
    URI address =
        URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name));
    return new OfficialFile(address, digest, OfficialFile.Packing.GZIP);
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return zipped.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) {
    byte[] archive = new byte[4 * 512];
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(nameBytes, 0, archive, 0, nameBytes.length);
    byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, archive, 124, size.length);
    archive[156] = '0';
    System.arraycopy(content, 0, archive, 512, content.length);
    return archive;
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
