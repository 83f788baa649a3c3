package dev.plinth.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {
  @ParameterizedTest
  @CsvSource({
    "s3:GetObject,s3:GetObject,true",
    "s3:getobject,s3:GetObject,true",
    "s3:Get*,s3:GetObject,true",
    "s3:*Object,s3:GetObject,true",
    "s3:*Object,s3:GetObjectTagging,false",
    "s3:G?tObject,s3:GetObject,true",
    "s3:G?tObject,s3:GtObject,false",
    "*,s3:GetObject,true",
    "s3:GetObject*,s3:GetObject,true",
    "s3:GetObject,s3:GetObjectTagging,false",
    "a*b*c,axxbyybzzc,true",
    "a*b*c,axxbyybzz,false"
  })
  void fits_what_it_stands_for(String pattern, String text, boolean fits) {
    assertThat(new Pattern(pattern).fits(text)).isEqualTo(fits);
  }
}
