package com.atlasengine.core.kit;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes one bad input of a good one. The same seed makes the same input. */
public final class Mutator {
  /** Escapes, so that half a surrogate pair reaches the reader. */
  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final int MAX_CHANGES = 4;
  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** What the test itself chooses by. */
  public Random random() {
    return random;
  }

  /** One of them. */
  public <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of these texts, changed: mostly as JSON, at times as bytes, seldom not at all. */
  public byte[] change(List<byte[]> originals) {
    byte[] original = pick(originals);
    return switch (random.nextInt(10)) {
      case 0 -> changeBytes(original);
      case 1 -> changeBytes(changeTree(original, originals));
      case 2 -> original;
      default -> changeTree(original, originals);
    };
  }

  private byte[] changeTree(byte[] original, List<byte[]> others) {
    try {
      JsonNode tree = Json.read(original, JsonNode.class);
      JsonNode donor = Json.read(pick(others), JsonNode.class);
      return write(tree, donor, 1 + random.nextInt(MAX_CHANGES));
    } catch (PermanentFailure e) {
      return changeBytes(original); // one of both is a fixture that is no JSON
    }
  }

  private byte[] write(JsonNode tree, JsonNode donor, int changes) {
    TreeMutation mutation = new TreeMutation(random, tree.deepCopy(), donor);
    for (int i = 0; i < changes; i++) {
      mutation.change();
    }
    try {
      String text = ESCAPING.writeValueAsString(mutation.tree());
      return mutation.withRawText(text).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same bytes with some of them changed, left out, repeated or cut off. */
  public byte[] changeBytes(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(MAX_CHANGES); i >= 0 && bytes.length > 0; i--) {
      bytes = changeByte(bytes);
    }
    return bytes;
  }

  private byte[] changeByte(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(32, bytes.length - at));
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        return join(bytes, at, at + length);
      }
      default -> {
        return join(bytes, at + length, at);
      }
    }
    return bytes;
  }

  /** What is before one place and after another: leaves out what is between them, or repeats it. */
  private static byte[] join(byte[] bytes, int end, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, joined, end, bytes.length - start);
    return joined;
  }
}
