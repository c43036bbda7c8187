package io.github.collapsar.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeBackendTest {

  @Test
  void saysWhichBuildItLoaded() {
    NativeBackend backend = NativeBackend.inUse();
    String extension = System.getProperty(BuildChoice.PROPERTY, "");
    assertThat(backend.build()).endsWith(extension).isNotEqualTo("unknown");
    assertThat(backend.threads()).isEqualTo(NativeBackend.threadsOfATask());
  }

  @Test
  void holdsEveryThreadThatPreparesToTheThreadsOfATask() throws Exception {
    Callable<Integer> threads =
        () -> {
          NativeBackend.prepare();
          return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        };
    int allowed = NativeBackend.threadsOfATask();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      assertThat(threads.call()).isEqualTo(allowed);
      assertThat(other.submit(threads).get()).isEqualTo(allowed);
    } finally {
      other.shutdown();
    }
    assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(allowed);
    assertThat(Nd4j.getEnvironment().maxMasterThreads()).isEqualTo(allowed);
  }
}
