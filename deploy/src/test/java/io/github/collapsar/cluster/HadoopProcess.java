package io.github.collapsar.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A {@link MiniHadoop}, on the Hadoop that an installation of Spark brings. */
final class HadoopProcess implements AutoCloseable {

  /** A class of every jar that is not among Spark's. */
  private static final List<Class<?>> HADOOP_NEEDS =
      List.of(
          MiniHadoop.class,
          MiniYARNCluster.class,
          org.junit.Assert.class,
          javax.xml.bind.JAXBContext.class,
          com.sun.xml.bind.v2.ContextFactory.class,
          javax.activation.DataSource.class,
          org.bouncycastle.jce.provider.BouncyCastleProvider.class,
          org.bouncycastle.operator.ContentSigner.class,
          org.bouncycastle.asn1.cms.CMSObjectIdentifiers.class);

  private static final int START_SECONDS = 180;

  private final Process process;
  private final Path settings;

  private HadoopProcess(Process process, Path settings) {
    this.process = process;
    this.settings = settings;
  }

  /** Starts it and waits until it is there. */
  static HadoopProcess start(Spark spark, Path work)
      throws IOException, InterruptedException, URISyntaxException {
    Path settings = Files.createDirectories(work.resolve("hadoop-conf"));
    Path log = work.resolve("hadoop.log");
    StringJoiner classPath = new StringJoiner(File.pathSeparator);
    for (Class<?> type : HADOOP_NEEDS) {
      classPath.add(codeOf(type));
    }
    classPath.add(spark.home().resolve("jars") + File.separator + "*");
    Process process =
        spark
            .java(
                classPath.toString(),
                "-Xmx1g",
                MiniHadoop.class.getName(),
                List.of(work.resolve("hadoop").toString(), settings.toString()))
            .directory(work.toFile())
            .redirectOutput(log.toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      if (Files.exists(settings.resolve(MiniHadoop.SETTINGS))) {
        return new HadoopProcess(process, settings);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("Hadoop did not start: " + Files.readString(log));
  }

  private static String codeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** The directory with the settings, for {@code HADOOP_CONF_DIR}. */
  Path settings() {
    return settings;
  }

  /** The settings. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.addResource(
        new org.apache.hadoop.fs.Path(settings.resolve(MiniHadoop.SETTINGS).toUri()));
    return configuration;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
