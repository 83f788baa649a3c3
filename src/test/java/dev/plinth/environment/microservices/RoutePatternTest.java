package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePatternTest {

  @ParameterizedTest
  @CsvSource({
    "*, /api/*, true",
    "/*, /, true",
    "/api/*, /api/orders/*, true",
    "/api/*, /api/, true",
    "/api/*, /api, false",
    "/api/*, /apis/*, false",
    "/api/orders/*, /api/*, false",
    "/api/?, /api/1, true",
    "/api/?, /api/?, true",
    "/api/?, /api/*, false",
    "/api/?, /api/12, false",
    "/a*c, /abbbc, true",
    "/a*c, /a*b*c, true",
    "/a*c, /a*b, false",
    "/*/items, /shop/items, true",
    "/*/items, /shop/items/1, false",
    "/A, /a, false",
    "*.example.com, shop.example.com, true",
    "*.example.com, example.com, false",
  })
  void covers_what_it_matches_whole(String pattern, String other, boolean covers) {
    assertThat(RoutePattern.of(pattern).covers(RoutePattern.of(other))).isEqualTo(covers);
  }
}
