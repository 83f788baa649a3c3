package dev.plinth.constructs.databases;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.opensearchserverless_access_policy.OpensearchserverlessAccessPolicy;
import com.hashicorp.cdktf.providers.aws.opensearchserverless_collection.OpensearchserverlessCollection;
import com.hashicorp.cdktf.providers.aws.opensearchserverless_security_policy.OpensearchserverlessSecurityPolicy;
import com.hashicorp.cdktf.providers.aws.opensearchserverless_vpc_endpoint.OpensearchserverlessVpcEndpoint;
import dev.plinth.constructs.JsonText;
import dev.plinth.constructs.ShortName;
import dev.plinth.constructs.databases.VectorCollectionProps.Inside;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Vectors in OpenSearch Serverless, found by what they are near to. Three policies stand before the
 * collection: which key encrypts it, from where it is reached, and who may do what to its data.
 * Whoever calls needs {@code aoss:APIAccessAll} on the collection from IAM as well; else all that
 * is said here is answered with 403.
 *
 * <p>The key needs no statement for the service: it works by grants, which whoever deploys must be
 * let make ({@code kms:CreateGrant} and {@code kms:DescribeKey}).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html">Encryption
 *     in OpenSearch Serverless</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html">Data
 *     access control for OpenSearch Serverless</a>
 */
public final class VectorCollection extends Construct {
  private static final int LONGEST_NAME = 32;
  private static final List<String> USING =
      List.of("aoss:DescribeIndex", "aoss:ReadDocument", "aoss:WriteDocument");
  private static final List<String> ADMINISTERING =
      List.of(
          "aoss:CreateIndex",
          "aoss:DeleteIndex",
          "aoss:DescribeIndex",
          "aoss:ReadDocument",
          "aoss:UpdateIndex",
          "aoss:WriteDocument");

  private final String id;
  private final String name;
  private final OpensearchserverlessCollection collection;

  public VectorCollection(Construct scope, String id, VectorCollectionProps props) {
    super(scope, id + "-collection");
    this.id = id.replace('-', '_');
    name = ShortName.within(LONGEST_NAME, props.name());
    var encryption = securityPolicy("encryption", encryption(props));
    var network = securityPolicy("network", List.of(network(props)));
    var data = dataPolicy(props);
    collection =
        at(
            id,
            OpensearchserverlessCollection.Builder.create(this, "collection")
                .name(name)
                .type("VECTORSEARCH")
                .standbyReplicas(props.standbyReplicas() ? "ENABLED" : "DISABLED")
                // Refused without the first; not reached or not let in for a while without the
                // others.
                .dependsOn(List.of(encryption, network, data))
                .build());
  }

  /** The collection's own name, within what AWS allows. */
  public String name() {
    return name;
  }

  public String arn() {
    return collection.getArn();
  }

  /** Where vectors are written and searched, such as {@code https://….aoss.amazonaws.com}. */
  public String endpoint() {
    return collection.getCollectionEndpoint();
  }

  private OpensearchserverlessSecurityPolicy securityPolicy(String type, Object content) {
    return at(
        id + "_" + type,
        OpensearchserverlessSecurityPolicy.Builder.create(this, type)
            .name(name)
            .type(type)
            .policy(new JsonText(this, id + "_" + type, content).text())
            .build());
  }

  private Map<String, Object> encryption(VectorCollectionProps props) {
    var policy = new LinkedHashMap<String, Object>();
    policy.put("Rules", List.of(rule("collection", "collection/" + name)));
    policy.put("AWSOwnedKey", false);
    policy.put("KmsARN", props.key().arn());
    return policy;
  }

  /** Of the data alone: nobody needs the dashboards that come with a collection. */
  private Map<String, Object> network(VectorCollectionProps props) {
    var policy = new LinkedHashMap<String, Object>();
    policy.put("Rules", List.of(rule("collection", "collection/" + name)));
    policy.put("AllowFromPublic", props.inside().isEmpty());
    props
        .inside()
        .ifPresent(inside -> policy.put("SourceVPCEs", List.of(endpointIn(inside).getId())));
    return policy;
  }

  private OpensearchserverlessVpcEndpoint endpointIn(Inside inside) {
    return at(
        id,
        OpensearchserverlessVpcEndpoint.Builder.create(this, "endpoint")
            .name(name)
            .vpcId(inside.vpcId())
            .subnetIds(inside.subnetIds())
            .securityGroupIds(List.of(inside.group().id()))
            .build());
  }

  private OpensearchserverlessAccessPolicy dataPolicy(VectorCollectionProps props) {
    var grants = new ArrayList<Object>();
    grants.add(grant("Programs use the index", props.index(), USING, props.programArns()));
    if (!props.administratorArns().isEmpty()) {
      grants.add(
          grant("Administrators make indices", "*", ADMINISTERING, props.administratorArns()));
    }
    return at(
        id,
        OpensearchserverlessAccessPolicy.Builder.create(this, "data")
            .name(name)
            .type("data")
            .policy(new JsonText(this, id + "_data", grants).text())
            .build());
  }

  private Map<String, Object> grant(
      String description, String index, List<String> permissions, List<String> principals) {
    var rule = rule("index", "index/%s/%s".formatted(name, index));
    rule.put("Permission", permissions);
    var grant = new LinkedHashMap<String, Object>();
    grant.put("Description", description);
    grant.put("Rules", List.of(rule));
    grant.put("Principal", principals);
    return grant;
  }

  private static Map<String, Object> rule(String type, String resource) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("ResourceType", type);
    rule.put("Resource", List.of(resource));
    return rule;
  }
}
