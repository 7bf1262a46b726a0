package com.atlasengine.local.cli;

import com.atlasengine.local.content.ContentCheck;
import com.atlasengine.local.content.ContentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks what the bot says and knows, and writes what is made of it. */
@Command(name = "content", description = "Check the content files, or write what is made of them")
final class ContentCommand implements Callable<Integer> {
  @ParentCommand private Main main = Main.placeholder();

  @Parameters(description = "check, or write")
  private Action action = Action.check;

  @Option(names = "--content", description = "The folder of the files (default content)")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    ContentCheck check = new ContentCheck(main.root());
    ContentFolder content =
        new ContentFolder(Optional.ofNullable(folder).orElse(main.root().resolve("content")));
    List<String> problems = check.problems(content);
    problems.forEach(System.err::println);
    if (!problems.isEmpty()) {
      return 1;
    }
    return folder == null ? generated(check, content) : report(content);
  }

  private int generated(ContentCheck check, ContentFolder content) throws IOException {
    Map<Path, String> outdated = check.outdated(content);
    for (Map.Entry<Path, String> file : outdated.entrySet()) {
      if (action == Action.write) {
        Files.writeString(file.getKey(), file.getValue());
        System.out.println("Wrote " + file.getKey().getFileName());
      } else {
        System.err.println(
            file.getKey().getFileName()
                + " is not what the files it is made of say: ./atlas content write");
      }
    }
    return action == Action.check && !outdated.isEmpty() ? 1 : report(content);
  }

  private static int report(ContentFolder content) throws IOException {
    System.out.println("The content is fine: " + String.join(", ", content.locales()));
    return 0;
  }

  private enum Action {
    check,
    write
  }
}
