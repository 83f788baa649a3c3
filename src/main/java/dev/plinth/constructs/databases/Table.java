package dev.plinth.constructs.databases;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.dynamodb_resource_policy.DynamodbResourcePolicy;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTable;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableAttribute;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableGlobalSecondaryIndex;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTablePointInTimeRecovery;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableServerSideEncryption;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableTtl;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.databases.TableProps.Index;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Items by key, paid by request so that it scales by itself, encrypted, and restorable to any
 * second of the last days.
 */
public final class Table extends Construct {
  /** Items, one by one, together, by a scan, or by PartiQL. */
  private static final List<String> ITEMS =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PartiQL*",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem");

  private final String id;
  private final DynamodbTable table;

  public Table(Construct scope, String id, TableProps props) {
    super(scope, id + "-table");
    this.id = id;
    table =
        at(
            id,
            DynamodbTable.Builder.create(this, "table")
                .name(props.name())
                .billingMode("PAY_PER_REQUEST")
                .hashKey(props.partitionKey())
                .rangeKey(props.sortKey().orElse(null))
                .attribute(keyAttributes(props))
                .globalSecondaryIndex(indexes(props))
                .ttl(props.expiresBy().map(Table::expiry).orElse(null))
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

  /**
   * Refuses items to everybody but some roles, whatever IAM lets others do. Governing the table,
   * its backups and what is restored from them stay with whoever may.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html">Policies
   *     of tables</a>
   */
  public void keepItemsFor(List<String> roleArns) {
    var others =
        Statement.deny("ProgramsAlone", ITEMS, List.of(arn(), arn() + "/index/*"))
            .to(Principal.everybody())
            .when("StringNotEquals", "aws:PrincipalArn", roleArns.toArray(String[]::new));
    at(
        id,
        DynamodbResourcePolicy.Builder.create(this, "policy")
            .resourceArn(arn())
            .policy(new PolicyDocument(this, id + "_table", List.of(others)).json())
            .build());
  }

  /** DynamoDB is told of the attributes that are keys of something, and of no others. */
  private static List<DynamodbTableAttribute> keyAttributes(TableProps props) {
    var ofTheTable = Stream.concat(Stream.of(props.partitionKey()), props.sortKey().stream());
    var ofIndexes =
        props.indexes().stream().flatMap(index -> Stream.of(index.partitionKey(), index.sortKey()));
    return Stream.concat(ofTheTable, ofIndexes)
        .distinct()
        .map(name -> DynamodbTableAttribute.builder().name(name).type("S").build())
        .toList();
  }

  /** None at all where there are none: an empty list would stand in the JSON. */
  private static List<DynamodbTableGlobalSecondaryIndex> indexes(TableProps props) {
    return props.indexes().isEmpty() ? null : props.indexes().stream().map(Table::index).toList();
  }

  private static DynamodbTableGlobalSecondaryIndex index(Index index) {
    return DynamodbTableGlobalSecondaryIndex.builder()
        .name(index.name())
        .hashKey(index.partitionKey())
        .rangeKey(index.sortKey())
        .projectionType("ALL")
        .build();
  }

  private static DynamodbTableTtl expiry(String attribute) {
    return DynamodbTableTtl.builder().enabled(true).attributeName(attribute).build();
  }
}
