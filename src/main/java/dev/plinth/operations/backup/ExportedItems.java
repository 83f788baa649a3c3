package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The items of an export, in a bucket. */
final class ExportedItems implements Items {
  private final AwsAccess access;
  private final String bucket;
  private final String filesKey;

  /**
   * @param access clients for the region of the bucket
   * @param filesKey the object that lists the files
   */
  ExportedItems(AwsAccess access, String bucket, String filesKey) {
    this.access = access;
    this.bucket = bucket;
    this.filesKey = filesKey;
  }

  @Override
  public void forEach(Consumer<Map<String, AttributeValue>> consumer) {
    try (var s3 = access.s3()) {
      files().forEach(file -> read(s3, file, consumer));
    }
  }

  private record File(String key, String md5) {}

  private List<File> files() {
    return new StoredText(access, bucket)
        .text(filesKey)
        .lines()
        .filter(line -> !line.isBlank())
        .map(this::file)
        .toList();
  }

  private File file(String line) {
    try {
      JsonNode file = new ObjectMapper().readTree(line);
      return new File(file.path("dataFileS3Key").asText(), file.path("md5Checksum").asText());
    } catch (JsonProcessingException damaged) {
      throw damaged(filesKey);
    }
  }

  private void read(S3Client s3, File file, Consumer<Map<String, AttributeValue>> consumer) {
    try (var bytes =
            new DigestInputStream(
                s3.getObject(request -> request.bucket(bucket).key(file.key())), md5());
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        consumer.accept(ItemText.item(line).orElseThrow(() -> damaged(file.key())));
      }
      bytes.readAllBytes();
      String md5 = Base64.getEncoder().encodeToString(bytes.getMessageDigest().digest());
      if (!md5.equals(file.md5())) {
        throw damaged(file.key());
      }
    } catch (NoSuchKeyException missing) {
      throw new OperationFailed(
          "the backup lacks s3://%s/%s".formatted(bucket, file.key()),
          "bring an older version of the object back, or restore another backup");
    } catch (IOException unreadable) {
      throw damaged(file.key());
    }
  }

  private OperationFailed damaged(String key) {
    return new OperationFailed(
        "s3://%s/%s is damaged".formatted(bucket, key),
        "bring an older version of the object back, or restore another backup");
  }

  /** The checksum that an export names for its files. */
  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
