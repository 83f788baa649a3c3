package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTable;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableAttribute;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTablePointInTimeRecovery;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableServerSideEncryption;
import java.util.List;
import software.constructs.Construct;

/**
 * Items by key, paid by request so that it scales by itself, encrypted, and restorable to any
 * second of the last days.
 */
public final class Table extends Construct {
  private final DynamodbTable table;

  public Table(Construct scope, String id, TableProps props) {
    super(scope, id + "-table");
    table =
        at(
            id,
            DynamodbTable.Builder.create(this, "table")
                .name(props.name())
                .billingMode("PAY_PER_REQUEST")
                .hashKey(props.partitionKey())
                .attribute(
                    List.of(
                        DynamodbTableAttribute.builder()
                            .name(props.partitionKey())
                            .type("S")
                            .build()))
                .pointInTimeRecovery(
                    DynamodbTablePointInTimeRecovery.builder()
                        .enabled(true)
                        .recoveryPeriodInDays(props.recoveryDays())
                        .build())
                .serverSideEncryption(
                    DynamodbTableServerSideEncryption.builder()
                        .enabled(true)
                        .kmsKeyArn(props.key().arn())
                        .build())
                .deletionProtectionEnabled(props.deletionProtection())
                .build());
  }

  public String name() {
    return table.getName();
  }

  public String arn() {
    return table.getArn();
  }
}
