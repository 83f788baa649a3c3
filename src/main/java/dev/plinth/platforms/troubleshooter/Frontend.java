package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.edge.Website;
import dev.plinth.constructs.edge.WebsiteProps;
import dev.plinth.environment.troubleshooter.ApiSettings.Authorization;
import java.util.ArrayList;
import java.util.List;

/** The web application: a private bucket behind a CDN. */
final class Frontend {
  private final Website website;

  Frontend(TroubleshooterPlatform platform, Stores stores) {
    var settings = platform.settings().frontend();
    website =
        new Website(
            platform,
            "frontend",
            new WebsiteProps(
                platform.name("frontend"),
                stores.frontend(),
                connections(platform),
                settings.frontendPriceClass().reference(),
                settings.frontendDomainName(),
                settings.frontendCertificateArn(),
                platform.settings().origin().hostedZoneId()));
    stores.uploads().admitOrigins(List.of(address()));
  }

  /** Where browsers load it from, and call the API from: such as {@code https://example.com}. */
  String address() {
    return website.address();
  }

  /** The distribution's id, for metrics and for whoever renews what it caches. */
  String distributionId() {
    return website.cdn().id();
  }

  /**
   * Where the application sends requests: the API, the bucket of uploads by links that the API
   * signs, and where people sign in. An API without a domain name of its own is known by a name
   * that AWS makes up, and which needs to know this application's: any of the region is let.
   */
  private static List<String> connections(TroubleshooterPlatform platform) {
    String region = platform.home().region();
    var api = platform.settings().api();
    var connections = new ArrayList<String>();
    connections.add(
        api.apiDomainName()
            .map(name -> "https://" + name)
            .orElse("https://*.execute-api.%s.amazonaws.com".formatted(region)));
    connections.add(Stores.uploadAddress(platform));
    if (api.authorization() == Authorization.COGNITO) {
      connections.add("https://cognito-idp.%s.amazonaws.com".formatted(region));
      connections.add("https://*.auth.%s.amazoncognito.com".formatted(region));
    }
    return connections;
  }
}
