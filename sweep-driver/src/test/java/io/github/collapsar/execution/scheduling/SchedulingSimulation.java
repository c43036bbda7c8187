package io.github.collapsar.execution.scheduling;

import io.github.collapsar.plan.Costs;
import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.plan.PackStream;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The driver's own cutting of packs and timing of waves against a cluster that exists as numbers
 * only.
 *
 * @param slots tasks at the same time
 * @param slowdown how much longer runs take than the scenario estimates
 * @param spread the deviation of the logarithm of a pack's time
 * @param dispatchSeconds how long the driver is busy with each task
 * @param runSeconds what a run costs besides training: its id, its row, its share of a file
 * @param packSeconds what a pack costs besides
 */
record SchedulingSimulation(
    int slots,
    double slowdown,
    double spread,
    double dispatchSeconds,
    double runSeconds,
    double packSeconds) {

  /**
   * What came out.
   *
   * @param seconds from the first task to the last
   * @param utilisation the share of the slots' time in which packs trained
   * @param packs how many there were
   * @param mostUnfinished the most packs that the driver held
   * @param driverSeconds real time that the driver spent cutting packs
   * @param heapBytes what was in use in the middle, if that was asked for
   */
  record Result(
      double seconds,
      double utilisation,
      long packs,
      int mostUnfinished,
      double driverSeconds,
      long heapBytes) {}

  private record Task(double end, Coordinates coordinates, int runs, double trained) {}

  /** Trains a plan. */
  Result run(Plan plan, Heap heap) {
    long driver = System.nanoTime();
    Scenario scenario = Scenarios.require(plan.scenario());
    Costs costs = Costs.toBeMeasured(scenario);
    PackStream stream =
        new PackStream(plan, plan.selection(), PackSizing.within(1L << 30, 0), costs);
    driver = System.nanoTime() - driver;
    Random random = new Random(7);
    PriorityQueue<Task> running = new PriorityQueue<>(Comparator.comparingDouble(Task::end));
    Deque<PackRange> waiting = new ArrayDeque<>();
    double now = 0;
    double dispatched = 0;
    double busy = 0;
    long packs = 0;
    int most = 0;
    long heapBytes = 0;
    while (!stream.isEmpty() || !waiting.isEmpty() || !running.isEmpty()) {
      int unfinished = waiting.size() + running.size();
      if (!stream.isEmpty() && unfinished <= BatchSizes.lowWater(slots)) {
        long start = System.nanoTime();
        waiting.addAll(
            stream.next(packs == 0 ? BatchSizes.first(slots) : BatchSizes.later(slots), slots));
        driver += System.nanoTime() - start;
        packs += waiting.size() + running.size() - unfinished;
        most = Math.max(most, waiting.size() + running.size());
        heapBytes = Math.max(heapBytes, heap.used());
      }
      while (running.size() < slots && !waiting.isEmpty()) {
        PackRange pack = waiting.remove();
        Coordinates coordinates = plan.run(pack.from()).coordinates();
        double trained =
            pack.runs()
                    * scenario.estimatedSeconds(coordinates)
                    * slowdown
                    * Math.exp(spread * random.nextGaussian())
                + packSeconds
                + pack.runs() * runSeconds;
        dispatched = Math.max(dispatched, now) + dispatchSeconds;
        running.add(new Task(dispatched + trained, coordinates, pack.runs(), trained));
        busy += trained;
      }
      Task done = running.remove();
      now = Math.max(now, done.end());
      costs.measured(done.coordinates(), done.runs(), done.trained());
    }
    return new Result(now, busy / (slots * now), packs, most, driver * 1e-9, heapBytes);
  }

  /** Tells how much of the heap is in use, or nothing. */
  interface Heap {
    long used();
  }
}
