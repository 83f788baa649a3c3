package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.network_acl.NetworkAcl;
import com.hashicorp.cdktf.providers.aws.network_acl_rule.NetworkAclRule;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A second fence around subnets, beside security groups: lists that know no connections, only
 * packets. Public subnets take web requests; private ones take nothing that begins outside the
 * network. Answers come back on the TCP ports above 1023, and a list cannot tell them from
 * requests: at those ports security groups are the fence.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Network
 *     ACLs</a>
 */
public final class SubnetGuard extends Construct {
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int FIRST_ANSWER_PORT = 1024;
  private static final int LAST_PORT = 65535;

  private final SubnetGuardProps props;

  public SubnetGuard(Construct scope, String id, SubnetGuardProps props) {
    super(scope, id + "-guard");
    this.props = props;
    var open = list("public", props.network().publicSubnets().ids());
    admitNetworkAndAnswers("public", open);
    rule(open, "public-http-in", 120, "tcp", ANYWHERE, HTTP, HTTP, false);
    rule(open, "public-https-in", 130, "tcp", ANYWHERE, HTTPS, HTTPS, false);
    var closed = list("private", props.network().privateSubnets().ids());
    admitNetworkAndAnswers("private", closed);
  }

  private NetworkAcl list(String kind, List<String> subnets) {
    return at(
        kind,
        NetworkAcl.Builder.create(this, kind)
            .vpcId(props.network().vpcId())
            .subnetIds(subnets)
            .tags(Map.of("Name", props.names().apply(kind + "-acl")))
            .build());
  }

  private void admitNetworkAndAnswers(String kind, NetworkAcl list) {
    rule(list, kind + "-network-in", 100, "-1", props.cidr(), 0, 0, false);
    rule(list, kind + "-answers-in", 110, "tcp", ANYWHERE, FIRST_ANSWER_PORT, LAST_PORT, false);
    rule(list, kind + "-all-out", 100, "-1", ANYWHERE, 0, 0, true);
  }

  private void rule(
      NetworkAcl list,
      String id,
      int number,
      String protocol,
      String cidr,
      int firstPort,
      int lastPort,
      boolean egress) {
    at(
        id,
        NetworkAclRule.Builder.create(this, id)
            .networkAclId(list.getId())
            .ruleNumber(number)
            .ruleAction("allow")
            .egress(egress)
            .protocol(protocol)
            .cidrBlock(cidr)
            .fromPort(firstPort)
            .toPort(lastPort)
            .build());
  }
}
