import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.ImportOrderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks or applies google-java-format to every Java source below a folder: {@code Format check|apply DIR}. */
class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Formatter formatter = new Formatter(JavaFormatterOptions.builder().build());
    List<Path> differing = new ArrayList<>();
    List<Path> sources;
    try (var walk = Files.walk(Path.of(args[1]))) {
      sources = walk.filter(Format::isSource).sorted().toList();
    }
    for (Path source : sources) {
      String before = Files.readString(source);
      String after = formatter.formatSourceAndFixImports(before);
      if (!before.equals(after)) {
        differing.add(source);
        if (apply) {
          Files.writeString(source, after);
        }
      }
    }
    differing.forEach(p -> System.out.println((apply ? "formatted " : "not formatted: ") + p));
    if (!apply && !differing.isEmpty()) {
      System.out.println("Run: mvn -N initialize -Dformat=apply");
      System.exit(1);
    }
  }

  private static boolean isSource(Path path) {
    String name = path.toString();
    return name.endsWith(".java") && name.contains("/src/") && !name.contains("/target/");
  }
}
