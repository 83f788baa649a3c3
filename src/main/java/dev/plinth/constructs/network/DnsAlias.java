package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.route53_record.Route53Record;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53RecordAlias;
import software.constructs.Construct;

/**
 * A name of one's own for what AWS named: an alias for IPv4 and one for IPv6, which answers nothing
 * as long as its target has no address of that kind. Queries of aliases cost nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html">Alias
 *     records</a>
 */
public final class DnsAlias extends Construct {
  public DnsAlias(Construct scope, String id, DnsAliasProps props) {
    super(scope, id + "-dns-alias");
    record(id, "A", props);
    record(id + "_ipv6", "AAAA", props);
  }

  private void record(String address, String type, DnsAliasProps props) {
    at(
        address,
        Route53Record.Builder.create(this, type)
            .zoneId(props.zoneId())
            .name(props.name())
            .type(type)
            .alias(
                Route53RecordAlias.builder()
                    .name(props.targetName())
                    .zoneId(props.targetZoneId())
                    .evaluateTargetHealth(false)
                    .build())
            .build());
  }
}
