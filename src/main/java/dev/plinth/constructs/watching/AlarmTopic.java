package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** Where alarms are heard: alarms, budgets and events of this account publish, people get mail. */
public final class AlarmTopic extends Construct {
  private final String arn;
  private final SnsTopicPolicy policy;
  private final Optional<TerraformProvider> provider;

  public AlarmTopic(Construct scope, String id, AlarmTopicProps props) {
    super(scope, id + "-topic");
    provider = props.provider();
    var topic =
        at(
            id,
            SnsTopic.Builder.create(this, "topic")
                .provider(provider.orElse(null))
                .name(props.name())
                .kmsMasterKeyId(props.key().arn())
                .build());
    arn = topic.getArn();
    policy =
        at(
            id,
            SnsTopicPolicy.Builder.create(this, "policy")
                .provider(provider.orElse(null))
                .arn(arn)
                .policy(new PolicyDocument(this, id + "_topic", publishers(props)).json())
                .build());
    for (int index = 0; index < props.emails().size(); index++) {
      subscribe(id + "_email_" + (index + 1), props.emails().get(index));
    }
  }

  public String arn() {
    return arn;
  }

  /** For services that publish at once. */
  ITerraformDependable policy() {
    return policy;
  }

  /** The provider of the region that the topic is in, where its alarms must be too. */
  Optional<TerraformProvider> provider() {
    return provider;
  }

  private List<Statement> publishers(AlarmTopicProps props) {
    var publish = List.of("sns:Publish");
    var here = List.of(arn);
    var statements = new ArrayList<Statement>();
    statements.add(
        Statement.allow("Alarms", publish, here)
            .to(Principal.service("cloudwatch.amazonaws.com", "budgets.amazonaws.com"))
            .when("StringEquals", "aws:SourceAccount", props.home().accountId()));
    statements.add(
        Statement.allow("Events", publish, here).to(Principal.service("events.amazonaws.com")));
    if (!props.publishers().isEmpty()) {
      statements.add(
          Statement.allow("Publishers", publish, here)
              .to(new Principal("Service", props.publishers())));
    }
    statements.add(
        Statement.deny("TlsOnly", publish, here)
            .to(Principal.everybody())
            .when("Bool", "aws:SecureTransport", "false"));
    return List.copyOf(statements);
  }

  private void subscribe(String id, String email) {
    at(
        id,
        SnsTopicSubscription.Builder.create(this, id)
            .provider(provider.orElse(null))
            .topicArn(arn)
            .protocol("email")
            .endpoint(email)
            .build());
  }
}
