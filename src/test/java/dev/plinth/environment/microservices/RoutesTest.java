package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {
  @TempDir private Path root;

  @Test
  void a_host_of_its_own_lets_a_service_have_a_path_of_another() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("orders", "path_patterns", "[\"/api/cart\"]")
            .withService("orders", "host_headers", "[\"orders.example.com\"]")
            .withService("orders", "priority", "10");

    assertThatCode(() -> edited.read("test")).doesNotThrowAnyException();
  }

  @Test
  void a_wider_host_hides_a_narrower_one() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("cart", "path_patterns", "[\"/c/*\"]")
            .withService("cart", "host_headers", "[\"*.example.com\"]")
            .withService("orders", "path_patterns", "[\"/c/orders\"]")
            .withService("orders", "host_headers", "[\"shop.example.com\"]");

    assertThat(edited.refusal("test"))
        .isEqualTo(
            "services.json: orders: path_patterns is \"/c/orders\": allowed is a pattern that cart"
                + " does not take whole: its *.example.com/c/* comes first, at priority 120; give"
                + " orders a lower number");
  }

  @Test
  void a_host_alone_hides_every_path_of_it() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("cart", "path_patterns", "[]")
            .withService("cart", "host_headers", "[\"shop.example.com\"]")
            .withService("orders", "path_patterns", "[]")
            .withService("orders", "host_headers", "[\"shop.example.com\"]");

    assertThat(edited.refusal("test").lines())
        .contains(
            "services.json: orders: host_headers is \"shop.example.com\": allowed is another than"
                + " that of cart: a request goes to one of the two",
            "services.json: storefront: path_patterns is \"/*\": allowed is a pattern that cart does not"
                + " take whole: its shop.example.com* comes first, at priority 120; give storefront"
                + " a lower number");
  }

  @Test
  void the_narrower_path_may_come_first() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("orders", "path_patterns", "[\"/api/cart/orders/*\"]")
            .withService("orders", "priority", "110")
            .withService("catalogue-search", "priority", "115");

    assertThatCode(() -> edited.read("test")).doesNotThrowAnyException();
  }
}
