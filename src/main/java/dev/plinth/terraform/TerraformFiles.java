package dev.plinth.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documents in files. */
public final class TerraformFiles {
  /** A plan of some ten thousand resources; one of this size is read in a few seconds. */
  private static final int LIMIT_MEGABYTES = 64;

  private static final int LIMIT = LIMIT_MEGABYTES << 20;

  /** Enough of a file to see that it is something else. */
  private static final int BEGINNING = 4096;

  private static final String CONFIGURATION = ".tf.json";
  private static final String INSTEAD = "give what terraform show -json writes of a plan";

  private static final Pattern HCL =
      Pattern.compile(
          "(?m)^\\s*(?:resource|data|module|provider|variable|output|terraform|locals|moved|import)"
              + "\\s*(?:\"[^\"]*\"\\s*){0,2}\\{");

  private TerraformFiles() {}

  /**
   * Reads a file, or the configuration that is in the {@code .tf.json} files of a folder.
   *
   * @throws InvalidDocument if there is none, or none that can be read; its message does not name
   *     the path
   */
  public static TerraformDocument read(Path path) {
    return Files.isDirectory(path) ? folder(path) : file(path);
  }

  private static TerraformDocument file(Path file) {
    byte[] bytes = bytes(file);
    refuseOthers(bytes);
    return TerraformDocument.read(bytes);
  }

  private static TerraformDocument folder(Path folder) {
    var texts = new LinkedHashMap<String, String>();
    for (Path file : configurations(folder)) {
      String name = file.getFileName().toString();
      texts.put(name, InvalidDocument.in(name, () -> text(bytes(file))));
    }
    return TerraformDocument.read(texts);
  }

  private static List<Path> configurations(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.toString().endsWith(CONFIGURATION)).sorted().toList();
      if (found.isEmpty()) {
        throw InvalidDocument.file(
            "a folder without %s files; of HCL, %s".formatted(CONFIGURATION, INSTEAD));
      }
      return found;
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** The size is looked at first, and again while reading: it may be a pipe. */
  private static byte[] bytes(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] bytes = size > LIMIT ? new byte[0] : stream.readNBytes(LIMIT + 1);
      if (size > LIMIT || bytes.length > LIMIT) {
        throw InvalidDocument.file(
            "more than %d MB, the most that is read: plan in smaller parts"
                .formatted(LIMIT_MEGABYTES));
      }
      return bytes;
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw JsonText.notUtf8();
    }
  }

  private static InvalidDocument unreadable(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return InvalidDocument.file("no such file");
    }
    return InvalidDocument.file(
        failure instanceof AccessDeniedException
            ? "cannot be read: no permission"
            : "cannot be read: " + failure.getMessage());
  }

  /** What people have at hand, and what to give instead. */
  private static void refuseOthers(byte[] bytes) {
    int length = Math.min(bytes.length, BEGINNING);
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("PK")) {
      throw InvalidDocument.file("a plan as terraform plan -out writes it: " + INSTEAD);
    }
    if (text.startsWith("{\"@level\"")) {
      throw InvalidDocument.file("what terraform plan -json tells of its work: " + INSTEAD);
    }
    if (text.startsWith("{") && text.contains("\"lineage\":") && text.contains("\"serial\":")) {
      throw InvalidDocument.file(
          "a state as it is stored: give what terraform show -json writes of it");
    }
    if (!text.startsWith("{") && !text.startsWith("[") && HCL.matcher(text).find()) {
      throw InvalidDocument.file("HCL, not JSON: " + INSTEAD);
    }
  }
}
