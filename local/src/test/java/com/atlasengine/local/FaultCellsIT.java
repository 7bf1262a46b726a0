package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Each dependency of each function fails in each way: what the caller gets, what is stored, and
 * what happens once it works again. The functions run in threads; most of the time they wait. The
 * build runs some kinds of each dependency, {@code ./atlas soak --matrix} all of them.
 */
class FaultCellsIT {
  /** Cells that were there once stay: in all, and in the build. */
  private static final int LEAST_CELLS = 704;

  private static final int LEAST_CELLS_IN_THE_BUILD = 256;
  private static final int ENGINES = 6;
  private static final int MAX_MINUTES = 6;

  @Test
  void everyCellHolds() throws Exception {
    boolean all = System.getProperty("atlas.matrix", "").equals("all");
    List<MatrixCell> cells = all ? MatrixCells.all() : MatrixCells.some();
    Queue<String> problems = new ConcurrentLinkedQueue<>();
    BlockingQueue<MatrixEngine> engines = new LinkedBlockingQueue<>();
    try (ExecutorService lanes = Executors.newFixedThreadPool(ENGINES)) {
      for (int i = 0; i < ENGINES; i++) {
        engines.add(MatrixEngine.start());
      }
      List<Callable<Void>> runs = new ArrayList<>();
      cells.forEach(cell -> runs.add(() -> run(cell, engines, problems)));
      List<Future<Void>> ended = lanes.invokeAll(runs, MAX_MINUTES, TimeUnit.MINUTES);
      ended.stream().filter(Future::isCancelled).forEach(cell -> problems.add("a cell hangs"));
    } finally {
      engines.forEach(MatrixEngine::close);
    }
    System.out.println("Fault matrix: " + cells.size() + " cells of " + MatrixCells.all().size());
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

  @Test
  void noCellGetsLost() {
    int all = MatrixCells.all().size();
    int some = MatrixCells.some().size();
    assertTrue(all >= LEAST_CELLS, all + " cells");
    assertTrue(some >= LEAST_CELLS_IN_THE_BUILD, some + " cells in the build");
  }
}
