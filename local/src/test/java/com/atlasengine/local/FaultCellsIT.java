package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each dependency of each function fails in each way: what the caller gets, what is stored, and
 * what happens once it works again. The functions run in threads; most of the time they wait.
 */
class FaultCellsIT {
  /** Cells that were there once stay. */
  private static final int LEAST_CELLS = 700;

  /** Of each pair of use and dependency the build runs this many kinds; the long form all. */
  private static final int KINDS_IN_THE_BUILD = 4;

  private static final int ENGINES = 8;

  @Test
  void everyCellHolds() throws Exception {
    List<MatrixCell> cells = cells();
    Queue<String> problems = new ConcurrentLinkedQueue<>();
    BlockingQueue<MatrixEngine> engines = new LinkedBlockingQueue<>();
    try (ExecutorService lanes = Executors.newFixedThreadPool(ENGINES)) {
      for (int i = 0; i < ENGINES; i++) {
        engines.add(MatrixEngine.start());
        System.out.println("started " + java.time.Instant.now());
      }
      List<Callable<Void>> runs = new ArrayList<>();
      cells.forEach(cell -> runs.add(() -> run(cell, engines, problems)));
      lanes.invokeAll(runs, 4, TimeUnit.MINUTES);
    } finally {
      for (MatrixEngine engine : engines) {
        engine.close();
      }
    }
    System.out.println(java.time.Instant.now());
    System.out.println(cells.size() + " cells");
    assertEquals("", String.join("\n", problems.stream().sorted().toList()));
  }

  private static Void run(
      MatrixCell cell, BlockingQueue<MatrixEngine> engines, Queue<String> problems)
      throws InterruptedException {
    MatrixEngine engine = engines.take();
    try {
      MatrixVisitor visitor = new MatrixVisitor(engine);
      cell.findProblems(visitor).forEach(problem -> problems.add(cell + ": " + problem));
    } catch (Exception e) {
      problems.add(cell + ": " + e);
    } finally {
      engine.endFaults();
      engines.add(engine);
    }
    return null;
  }

  private static List<MatrixCell> cells() {
    return MatrixUses.all().stream()
        .flatMap(FaultCellsIT::cellsOf)
        .filter(cell -> cell.toString().matches(System.getProperty("atlas.cells", ".*")))
        .toList();
  }

  private static Stream<MatrixCell> cellsOf(MatrixUse use) {
    return use.dependencies().keySet().stream()
        .sorted()
        .flatMap(
            dependency ->
                Arrays.stream(MatrixKind.values())
                    .map(kind -> new MatrixCell(use, dependency, kind)));
  }

  @Test
  void noCellGetsLost() {
    assertTrue(cells().size() >= LEAST_CELLS, cells().size() + " cells");
  }
}
