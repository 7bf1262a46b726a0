package com.atlasengine.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cells of the matrix. */
final class MatrixCells {
  /** Of each dependency of each use; which ones changes from one to the next. */
  private static final int KINDS_IN_THE_BUILD = 4;

  private static final int STEP = 3;

  private MatrixCells() {}

  /** Each use, each of its dependencies, each kind. */
  static List<MatrixCell> all() {
    return MatrixUses.all().stream()
        .flatMap(use -> dependencies(use).flatMap(dependency -> cells(use, dependency)))
        .toList();
  }

  /** Each use and each of its dependencies with some of the kinds, all of which come up. */
  static List<MatrixCell> some() {
    List<MatrixCell> some = new ArrayList<>();
    int pair = 0;
    for (MatrixUse use : MatrixUses.all()) {
      for (MatrixDependency dependency : dependencies(use).toList()) {
        List<MatrixCell> quick = cells(use, dependency).filter(MatrixCells::isQuick).toList();
        for (int i = 0; i < KINDS_IN_THE_BUILD; i++) {
          some.add(quick.get((pair + i * STEP) % quick.size()));
        }
        pair++;
      }
    }
    return some;
  }

  /** What waits for Salesforce and gets no answer takes ten seconds. */
  private static boolean isQuick(MatrixCell cell) {
    return !cell.kind().isSlow() || !cell.use().function().endsWith("Lead");
  }

  private static Stream<MatrixDependency> dependencies(MatrixUse use) {
    return use.dependencies().keySet().stream().sorted();
  }

  private static Stream<MatrixCell> cells(MatrixUse use, MatrixDependency dependency) {
    return Arrays.stream(MatrixKind.values()).map(kind -> new MatrixCell(use, dependency, kind));
  }
}
