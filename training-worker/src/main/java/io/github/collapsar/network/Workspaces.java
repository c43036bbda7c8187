package io.github.collapsar.network;

import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory off the heap that a thread's loop uses again and again, instead of leaving it to the GC.
 */
final class Workspaces {

  private static final WorkspaceConfiguration REUSED =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .overallocationLimit(0.1)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private Workspaces() {}

  /** Does one step of training; arrays made in it are gone afterwards. */
  static <T> T inStep(Supplier<T> work) {
    return in("COLLAPSAR_STEP", work);
  }

  /** Does one piece of an examination; arrays made in it are gone afterwards. */
  static <T> T inExamination(Supplier<T> work) {
    return in("COLLAPSAR_EXAMINATION", work);
  }

  private static <T> T in(String name, Supplier<T> work) {
    MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace(REUSED, name);
    try {
      return work.get();
    } finally {
      workspace.close();
    }
  }

  /** Gives back what the calling thread's workspaces hold, DL4J's own included. */
  static void release() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
