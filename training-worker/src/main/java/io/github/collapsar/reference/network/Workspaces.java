package io.github.collapsar.reference.network;

import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory off the heap that a thread's loop reuses, so that freeing it is not left to the garbage
 * collector.
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

  /** Does one step of training; arrays made in it are freed afterwards. */
  static <T> T inStep(Supplier<T> work) {
    MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(REUSED, "COLLAPSAR_STEP");
    try {
      return work.get();
    } finally {
      workspace.close();
    }
  }

  /** Frees the calling thread's workspaces, DL4J's own included. */
  static void release() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
