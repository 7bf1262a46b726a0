package com.atlasengine.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FaultCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> asked = new ArrayList<>();
  private final StringWriter output = new StringWriter();
  private Gateway gateway;

  @BeforeEach
  void open() throws Exception {
    gateway = new Gateway(0);
    gateway.register(new Switches(asked));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  /** Keeps what changes, and serves two services. */
  private record Switches(List<String> asked) implements Service {
    @Override
    public String signingName() {
      return "_atlas";
    }

    @Override
    public List<String> unsignedPaths() {
      return List.of("/_atlas/");
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      if (!exchange.method().equals("GET")) {
        asked.add(exchange.method() + " " + exchange.json());
      }
      if (exchange.json().toString().contains("nonsense")) {
        throw new AwsError(400, "ValidationException", "there is no fault nonsense");
      }
      exchange.respondJson(
          JSON.readTree("{\"services\":[\"connect\",\"salesforce\"],\"faults\":{}}"));
    }
  }

  private int run(String line) {
    CommandLine command = new CommandLine(new FaultCommand());
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    command.setExecutionExceptionHandler(
        (e, parsed, result) -> {
          output.append(Problems.describe(e));
          return 1;
        });
    return command.execute((line + " --port " + gateway.endpoint().getPort()).trim().split(" +"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "connect reset;PUT {'connect':{'kind':'reset'}}",
        "salesforce down --for 30s --times 2;PUT {'salesforce':{'times':2,'forMs':30000,'kind':'down'}}",
        "connect hang --by f --about 00Q;PUT {'connect':{'by':'f','about':'00Q','kind':'hang'}}",
        "connect off;PUT {'connect':false}",
        "connect off --by f;PUT {'connect':{'by':'f','off':true}}",
        "off;DELETE {}",
      },
      delimiter = ';')
  void fault_isSet_asItIsSaid(String line, String request) {
    assertEquals(0, run(line), output::toString);
    assertEquals(List.of(request.replace('\'', '"')), asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sales down", "connect", "connect down --for soon"})
  void fault_isNotSet_whenItIsNotUnderstood(String line) {
    assertEquals(2, run(line));
    assertTrue(asked.isEmpty());
    assertTrue(
        output.toString().matches("(?s).*(no service|say what|no time).*"), output::toString);
  }

  @Test
  void engineSaysWhatIsWrong_whenTheKindIsUnknown() {
    assertEquals(1, run("connect nonsense"));
    assertTrue(output.toString().contains("there is no fault nonsense"), output::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--list"})
  void list_hasServicesAndKinds(String line) {
    assertEquals(0, run(line));
    assertTrue(output.toString().contains("connect salesforce"), output::toString);
    assertTrue(output.toString().contains("trickle"), output::toString);
    assertTrue(output.toString().contains("Nothing fails."), output::toString);
  }
}
