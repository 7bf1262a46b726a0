package com.atlasengine.priming;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What a stand-in answers.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body in pieces; more than one piece is sent chunk by chunk
 */
record StandInResponse(int status, Map<String, List<String>> headers, List<byte[]> body) {
  /** Text of this media type. */
  static StandInResponse of(int status, String type, String text) {
    return new StandInResponse(
        status,
        Map.of("Content-Type", List.of(type)),
        text.isEmpty() ? List.of() : List.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** JSON as most services send it. */
  static StandInResponse json(int status, String text) {
    return of(status, "application/json", text);
  }

  /** With one more header. */
  StandInResponse withHeader(String header, String value) {
    Map<String, List<String>> more = new HashMap<>(headers);
    more.put(header, List.of(value));
    return new StandInResponse(status, more, body);
  }

  /** With the checksum that DynamoDB sends, and its client checks. */
  StandInResponse withChecksum() {
    CRC32 sum = new CRC32();
    body.forEach(sum::update);
    return withHeader("x-amz-crc32", Long.toString(sum.getValue()));
  }

  /** In bytes; 0, which stands for chunks, when there is more than one piece. */
  long contentLength() {
    return body.size() > 1 ? 0 : body.getFirst().length;
  }
}
