package io.github.collapsar.execution.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.LocalSparkCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkStartTest {

  private static final String SETTING = "spark.sql.shuffle.partitions";
  private static final Map<String, String> FILE =
      Map.of("spark.master", "local[3]", SETTING, "7", "spark.ui.enabled", "true");

  @AfterEach
  void forgetProperties() {
    System.clearProperty("spark.app.name");
    System.clearProperty("spark.master");
    System.clearProperty(SETTING);
  }

  @Test
  void saysWhatIsMissingBeforeSparkFailsForSomethingElse() {
    assertThat(SparkStart.missing("local-cluster[2,1,1024]", 1L << 30, null))
        .contains(
            "its executors are started from an installation of Spark, and SPARK_HOME is not set; set it, or give --master local[*]");
    assertThat(SparkStart.missing("local[*]", 60L << 20, null))
        .contains("the heap of 60 MiB is too small for it; give COLLAPSAR_HEAP=600m or more");
    assertThat(SparkStart.missing("local-cluster[2,1,1024]", 1L << 30, "/opt/spark")).isEmpty();
    assertThat(SparkStart.missing("spark://host:7077", 60L << 20, null)).isEmpty();
  }

  private static SparkConf settings(Optional<String> master) {
    return SparkStart.settings("s", master, FILE);
  }

  @Test
  void takesTheFileWhereNothingElseSpeaks() {
    assertThat(settings(Optional.empty()).get("spark.master")).isEqualTo("local[3]");
    assertThat(settings(Optional.empty()).get(SETTING)).isEqualTo("7");
    assertThat(settings(Optional.empty()).get("spark.ui.enabled")).isEqualTo("true");
  }

  @Test
  void letsSparkSubmitWinOverTheFile() {
    System.setProperty("spark.master", "local[5]");
    System.setProperty(SETTING, "9");

    assertThat(settings(Optional.empty()).get("spark.master")).isEqualTo("local[5]");
    assertThat(settings(Optional.empty()).get(SETTING)).isEqualTo("9");
  }

  @Test
  void letsTheCommandLineWinOverAll() {
    System.setProperty("spark.master", "local[5]");

    assertThat(settings(Optional.of("local[2]")).get("spark.master")).isEqualTo("local[2]");
  }

  @Test
  void usesEveryCoreOfThisMachineWhereNobodySays() {
    SparkConf conf = SparkStart.settings("s", Optional.empty(), Map.of());

    assertThat(conf.get("spark.master")).isEqualTo("local[*]");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(SparkStart.plannedSlots(Optional.empty(), Map.of()))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void leavesAClusterItsOwnDefaults() {
    SparkConf conf = SparkStart.settings("s", Optional.of("yarn"), Map.of());

    assertThat(conf.contains("spark.ui.enabled")).isFalse();
    assertThat(conf.contains("spark.driver.bindAddress")).isFalse();
  }

  @Test
  void namesTheApplicationAfterTheSweepUnlessTheUserDid() {
    System.setProperty("spark.app.name", "io.github.collapsar.command.Main");
    assertThat(settings(Optional.empty()).get("spark.app.name")).isEqualTo("s");

    System.setProperty("spark.app.name", "mine");
    assertThat(settings(Optional.empty()).get("spark.app.name")).isEqualTo("mine");
  }

  /** Two sockets may listen to one port only if neither listens to every address. */
  @Test
  void webPagesListenToTheLoopbackAddressOnly() throws IOException {
    int port = URI.create(TestSpark.session().sparkContext().uiWebUrl().get()).getPort();
    assertListensToLoopbackOnly(port);
  }

  private static void assertListensToLoopbackOnly(int port) throws IOException {
    try (Socket here = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(here.isConnected()).isTrue();
    }
    try (ServerSocket other =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
      assertThat(other.isBound()).isTrue();
    }
  }

  @Test
  void pagesEndNoJobAndShowNoThreadsUnlessTheUserWantsIt() {
    for (String master : List.of("local[2]", "yarn", "spark://host:7077")) {
      SparkConf conf = SparkStart.settings("s", Optional.of(master), Map.of());
      assertThat(conf.get("spark.ui.killEnabled")).isEqualTo("false");
      assertThat(conf.get("spark.ui.threadDumpsEnabled")).isEqualTo("false");
      assertThat(conf.get("spark.ui.heapHistogramEnabled")).isEqualTo("false");
      assertThat(conf.contains("spark.ui.allowFramingFrom")).isFalse();
    }

    Map<String, String> own = Map.of("spark.ui.killEnabled", "true");
    assertThat(SparkStart.settings("s", Optional.empty(), own).get("spark.ui.killEnabled"))
        .isEqualTo("true");
  }

  /** What a page elsewhere can make a browser ask. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/executors/threadDump/?executorId=driver",
        "/executors/heapHistogram/?executorId=driver"
      })
  void runningPagesShowNoThreadsAndNoHeap(String path) throws Exception {
    HttpResponse<String> answer = ask(path);

    assertThat(answer.body())
        .doesNotContainIgnoringCase("thread dump for")
        .doesNotContain("java.lang.Thread.");
  }

  @Test
  void runningPagesAreShownInNobodysFrame() throws Exception {
    assertThat(ask("/jobs/").headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
  }

  private static HttpResponse<String> ask(String path) throws Exception {
    String pages = TestSpark.session().sparkContext().uiWebUrl().get();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pages + path))
            .header("Origin", "https://elsewhere.example")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aLocalClusterListensToTheLoopbackAddressOnly() throws IOException {
    SparkConf conf = SparkStart.settings("s", Optional.of("local-cluster[1,1,512]"), Map.of());
    SparkStart.keepToLoopback(conf);
    LocalSparkCluster cluster = LocalSparkCluster.apply(1, 1, 512, conf);
    try {
      URI master = URI.create(cluster.start()[0]);
      assertListensToLoopbackOnly(master.getPort());
      assertListensToLoopbackOnly(cluster.masterWebUIPort());
    } finally {
      cluster.stop();
    }
  }

  @Test
  void onAClusterWebPagesListenAsSparkWouldHaveThem() {
    SparkConf cluster = SparkStart.settings("s", Optional.of("yarn"), Map.of());

    assertThat(cluster.clone().getenv("SPARK_LOCAL_IP")).isEqualTo(System.getenv("SPARK_LOCAL_IP"));
  }

  @Test
  void countsTheSlotsThatAMasterNames() {
    Map<String, String> executors =
        Map.of("spark.executor.instances", "4", "spark.executor.cores", "8");

    assertThat(SparkStart.plannedSlots(Optional.of("local"), Map.of())).isEqualTo(1);
    assertThat(SparkStart.plannedSlots(Optional.of("local[6]"), Map.of())).isEqualTo(6);
    assertThat(SparkStart.plannedSlots(Optional.of("local[6,3]"), Map.of())).isEqualTo(6);
    assertThat(SparkStart.plannedSlots(Optional.of("yarn"), executors)).isEqualTo(32);
    assertThat(SparkStart.plannedSlots(Optional.of("local[6]"), Map.of("spark.task.cpus", "2")))
        .isEqualTo(3);
  }
}
