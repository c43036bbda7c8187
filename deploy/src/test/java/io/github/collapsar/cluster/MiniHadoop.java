package io.github.collapsar.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * HDFS with two data nodes and YARN with two node managers, in a process of its own: the main
 * method starts them, writes the settings that clients need into a directory, and runs until
 * standard input ends.
 */
final class MiniHadoop {

  /** The file that clients read, and that is there when all has started. */
  static final String SETTINGS = "core-site.xml";

  private MiniHadoop() {}

  /**
   * Starts it; ends the process with whatever goes wrong.
   *
   * @param arguments a directory for data, a directory for the settings
   */
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]), Path.of(arguments[1]));
      System.exit(0);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(Path data, Path settings) throws Exception {
    System.setProperty("test.build.data", data.toString());
    MiniDFSCluster files =
        new MiniDFSCluster.Builder(new Configuration(), data.resolve("hdfs").toFile())
            .numDataNodes(2)
            .build();
    files.waitActive();
    MiniYARNCluster containers = new MiniYARNCluster("yarn", 2, 1, 1);
    containers.init(yarnSettings(files));
    containers.start();
    write(containers.getConfig(), settings);
    while (System.in.read() >= 0) {
      // whoever started this is alive
    }
  }

  private static Configuration yarnSettings(MiniDFSCluster files) throws IOException {
    Configuration yarn = new Configuration();
    yarn.set("fs.defaultFS", files.getFileSystem().getUri().toString());
    yarn.set("yarn.minicluster.yarn.nodemanager.resource.memory-mb", "4096");
    yarn.set("yarn.nodemanager.resource.cpu-vcores", "4");
    yarn.set("yarn.scheduler.minimum-allocation-mb", "128");
    yarn.set("yarn.nodemanager.pmem-check-enabled", "false");
    yarn.set("yarn.nodemanager.vmem-check-enabled", "false");
    yarn.set("yarn.nodemanager.disk-health-checker.enable", "false");
    yarn.set("yarn.scheduler.capacity.root.queues", "default");
    yarn.set("yarn.scheduler.capacity.root.default.capacity", "100");
    yarn.set("yarn.scheduler.capacity.root.default.acl_submit_applications", "*");
    yarn.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
    return yarn;
  }

  /** Everything under every name, for each file comes above some of Hadoop's defaults. */
  private static void write(Configuration settings, Path directory) throws IOException {
    Path yarn = directory.resolve("yarn-site.xml");
    try (OutputStream out = Files.newOutputStream(yarn)) {
      settings.writeXml(out);
    }
    Files.copy(yarn, directory.resolve("hdfs-site.xml"));
    Path whole = Files.copy(yarn, directory.resolve("copy"));
    Files.move(whole, directory.resolve(SETTINGS));
  }
}
