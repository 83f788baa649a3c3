package dev.plinth.operations.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportFormat;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.S3SseAlgorithm;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/**
 * Exports of tables, which DynamoDB writes to a bucket by itself and without load on the table.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.HowItWorks.html">Exports
 *     of tables</a>
 */
final class TableExports {
  private final Session session;
  private final AwsAccess access;
  private final BackupPlace place;
  private final String id;

  /**
   * @param access clients for the region of the tables
   * @param id of the backup
   */
  TableExports(Session session, AwsAccess access, BackupPlace place, String id) {
    this.session = session;
    this.access = access;
    this.place = place;
    this.id = id;
  }

  /** An export that DynamoDB works on. */
  record Started(DeployedTable table, String arn) {}

  /** Begins the exports of tables, which then go on side by side. */
  List<Started> start(List<DeployedTable> tables, String account) {
    Optional<String> key = keyOfBucket();
    try (var dynamoDb = access.dynamoDb()) {
      return tables.stream().map(table -> start(dynamoDb, table, account, key)).toList();
    }
  }

  private Started start(
      DynamoDbClient dynamoDb, DeployedTable table, String account, Optional<String> key) {
    session.say("  exporting %s", table.name());
    try {
      var export =
          dynamoDb.exportTableToPointInTime(
              request ->
                  request
                      .tableArn(table.arn())
                      .s3Bucket(place.bucket())
                      .s3BucketOwner(account)
                      .s3Prefix(place.folder() + id + "/" + table.address())
                      .s3SseAlgorithm(key.isPresent() ? S3SseAlgorithm.KMS : S3SseAlgorithm.AES256)
                      .s3SseKmsKeyId(key.orElse(null))
                      .exportFormat(ExportFormat.DYNAMODB_JSON)
                      .clientToken(id + "-" + table.name().hashCode()));
      return new Started(table, export.exportDescription().exportArn());
    } catch (PointInTimeRecoveryUnavailableException refused) {
      throw new OperationFailed(
          "table %s cannot be exported: %s"
              .formatted(table.name(), refused.awsErrorDetails().errorMessage()),
          "deploy: that switches point-in-time recovery on, which somebody has switched off");
    }
  }

  /** Waits until an export is there. */
  TableExport await(Started started, Wait wait) {
    try (var dynamoDb = access.dynamoDb()) {
      ExportDescription done =
          wait.until(
              "the export of " + started.table().name(),
              () ->
                  Optional.of(
                          dynamoDb
                              .describeExport(request -> request.exportArn(started.arn()))
                              .exportDescription())
                      .filter(export -> export.exportStatus() != ExportStatus.IN_PROGRESS));
      if (done.exportStatus() != ExportStatus.COMPLETED) {
        throw new OperationFailed(
            "the export of %s failed: %s, %s"
                .formatted(started.table().name(), done.failureCode(), done.failureMessage()),
            "there is no backup of this run; when the cause is gone, run the command again");
      }
      return export(started, done);
    }
  }

  private TableExport export(Started started, ExportDescription done) {
    JsonNode summary = new StoredText(place.access(), place.bucket()).json(done.exportManifest());
    return new TableExport(
        started.table().address(),
        started.table().name(),
        started.arn(),
        summary.path("manifestFilesS3Key").asText(),
        done.itemCount(),
        done.billedSizeBytes(),
        done.exportTime());
  }

  /** The key that the bucket encrypts with; a bucket may use none of its own. */
  private Optional<String> keyOfBucket() {
    try (var s3 = place.access().s3()) {
      return s3
          .getBucketEncryption(request -> request.bucket(place.bucket()))
          .serverSideEncryptionConfiguration()
          .rules()
          .stream()
          .map(rule -> rule.applyServerSideEncryptionByDefault())
          .filter(rule -> rule.sseAlgorithm() == ServerSideEncryption.AWS_KMS)
          .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
          .findFirst();
    }
  }
}
