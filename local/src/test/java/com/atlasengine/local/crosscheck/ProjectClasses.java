package com.atlasengine.local.crosscheck;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of the functions, of what they share and of the engine; read once. */
public final class ProjectClasses {
  private static final List<String> MODULES =
      List.of(
          "shared-core",
          "priming",
          "lex-fulfillment",
          "refresh-responses",
          "create-lead",
          "generate-scenario",
          "invoke-call",
          "update-lead",
          "check-version",
          "local");

  private ProjectClasses() {}

  /** All of them. */
  public static JavaClasses all() {
    return Import.ALL;
  }

  /** Reads them on first use. */
  private static final class Import {
    private static final JavaClasses ALL = new ClassFileImporter().importPaths(folders().toList());

    private static Stream<Path> folders() {
      return MODULES.stream().map(m -> TemplateSource.ROOT.resolve(m).resolve("target/classes"));
    }
  }
}
