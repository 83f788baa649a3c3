package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.api_gateway_base_path_mapping.ApiGatewayBasePathMapping;
import com.hashicorp.cdktf.providers.aws.api_gateway_domain_name.ApiGatewayDomainName;
import com.hashicorp.cdktf.providers.aws.api_gateway_domain_name.ApiGatewayDomainNameEndpointConfiguration;
import dev.plinth.constructs.network.DnsAlias;
import dev.plinth.constructs.network.DnsAliasProps;
import java.util.List;
import software.constructs.Construct;

/** A name of its own for a stage of an API, by TLS 1.2 and later. */
public final class ApiDomain extends Construct {
  private final ApiGatewayDomainName domain;

  public ApiDomain(Construct scope, String id, ApiDomainProps props) {
    super(scope, id + "-api-domain");
    domain =
        at(
            id,
            ApiGatewayDomainName.Builder.create(this, "domain")
                .domainName(props.name())
                .regionalCertificateArn(props.certificateArn())
                .securityPolicy("TLS_1_2")
                .endpointConfiguration(
                    ApiGatewayDomainNameEndpointConfiguration.builder()
                        .types(List.of("REGIONAL"))
                        .build())
                .build());
    at(
        id,
        ApiGatewayBasePathMapping.Builder.create(this, "mapping")
            .domainName(domain.getDomainName())
            .apiId(props.stage().api().id())
            .stageName(props.stage().name())
            .build());
    props
        .zoneId()
        .ifPresent(
            zone ->
                new DnsAlias(
                    this,
                    id,
                    new DnsAliasProps(zone, props.name(), target(), domain.getRegionalZoneId())));
  }

  /** What a record of the name points at, where DNS is elsewhere. */
  public String target() {
    return domain.getRegionalDomainName();
  }
}
