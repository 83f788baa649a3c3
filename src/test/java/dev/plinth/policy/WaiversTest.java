package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.rules.storage.S3BucketEncrypted;
import dev.plinth.policy.rules.storage.S3BucketVersioned;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2027, 11, 30);
  private static final Rule RULE = new S3BucketEncrypted();

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket.logs,     aws_s3_bucket.logs,    true",
    "aws_s3_bucket.logs,     aws_s3_bucket.logs_2,  false",
    "aws_s3_bucket.*,        aws_s3_bucket.logs,    true",
    "aws_s3_bucket.*,        aws_s3_bucket_acl.x,   false",
    "*.logs,                 aws_s3_bucket.logs,    true",
    "module.*.aws_lb.a[*],   'module.net[\"a\"].aws_lb.a[0]', true",
    "aws_s3_bucket.l?gs,     aws_s3_bucket.logs,    false",
  })
  void covers_the_address_that_it_names(String address, String found, boolean covered) {
    assertThat(waivers(address, "*", LAST_DAY).holding("a", finding(found)).isPresent())
        .isEqualTo(covered);
  }

  @Test
  void covers_no_other_rule() {
    var other = new Finding(new S3BucketVersioned(), "aws_s3_bucket.logs", "", true);

    assertThat(waivers("aws_s3_bucket.logs", "*", LAST_DAY).holding("a", other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "orders/*, orders/prod, true",
    "orders/*, bills/prod, false",
    "*, plan.json, true",
  })
  void covers_the_documents_that_it_names(String in, String document, boolean covered) {
    assertThat(waivers("a.b", in, LAST_DAY).holding(document, finding("a.b")).isPresent())
        .isEqualTo(covered);
  }

  @Test
  void holds_through_its_last_day() {
    assertThat(waivers("a.b", "*", LAST_DAY).holding("a", finding("a.b"))).isPresent();
    assertThat(waivers("a.b", "*", LAST_DAY).expired()).isEmpty();
  }

  @Test
  void holds_no_longer_on_the_day_after() {
    Waivers later = waivers("a.b", "*", LAST_DAY.plusDays(1));

    assertThat(later.holding("a", finding("a.b"))).isEmpty();
    assertThat(later.holding()).isEmpty();
    assertThat(later.expired()).hasSize(1);
  }

  private static Waivers waivers(String address, String in, LocalDate today) {
    return new Waivers(
        List.of(new Waiver(RULE.id(), address, in, "It is so.", LAST_DAY, "waivers.json:1")),
        today);
  }

  private static Finding finding(String address) {
    return new Finding(RULE, address, "is wrong", true);
  }
}
