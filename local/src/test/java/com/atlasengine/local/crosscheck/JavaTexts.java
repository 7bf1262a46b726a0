package com.atlasengine.local.crosscheck;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The texts of two words or more in Java sources that somebody outside may read or hear. Messages
 * of logs and exceptions, annotations, patterns and queries are none.
 */
final class JavaTexts extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}['’,.:;]*\\s+['\"“]*\\p{L}");

  /** A regular expression, or a part of one. */
  private static final Pattern REGEX =
      Pattern.compile("\\(\\?|\\\\[bdsw]|\\\\p\\{|\\)[*+?]|\\w\\|\\w");

  /** A query or an update of a store. */
  private static final Pattern QUERY =
      Pattern.compile("\\b(?:SELECT|FROM|WHERE|SET|ADD|AND|OR|BETWEEN)\\b");

  /** What takes the message of a log or of an exception, or a pattern. */
  private static final Pattern NOT_SPOKEN =
      Pattern.compile(
          "LOG\\..*|(?:.*\\.)?(?:requireNonNull|startInBackground|startAfter|tryAwait|warn|report"
              + "|malformed)|Pattern\\.compile");

  private static final Pattern FAILURE = Pattern.compile(".*(?:Failure|Exception|Error)");

  private final List<String> found = new ArrayList<>();

  private JavaTexts() {}

  /** By the file; only files that have any. */
  static Map<Path, List<String>> in(Collection<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Map<Path, List<String>> all = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        JavaTexts texts = new JavaTexts();
        texts.scan(unit, null);
        if (!texts.found.isEmpty()) {
          all.put(Path.of(unit.getSourceFile().toUri()), texts.found);
        }
      }
      return all;
    }
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
    if (literal.getValue() instanceof String text
        && TWO_WORDS.matcher(text).find()
        && !REGEX.matcher(text).find()
        && !QUERY.matcher(text).find()) {
      found.add(text);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    return NOT_SPOKEN.matcher(call.getMethodSelect().toString()).matches()
        ? null
        : super.visitMethodInvocation(call, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
    return FAILURE.matcher(made.getIdentifier().toString()).matches()
        ? null
        : super.visitNewClass(made, null);
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
    return null;
  }
}
