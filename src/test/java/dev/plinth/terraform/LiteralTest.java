package dev.plinth.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {}                                   | {}
          []                                   | []
          -1.5                                 | -1.5
          true                                 | true
          null                                 | null
          "a"                                  | "a"
          {a = 1, "b" = 2, c : 3}              | {"a":1,"b":2,"c":3}
          {a = {b = [1, "x", true,]}}          | {"a":{"b":[1,"x",true]}}
          {"a:b" = "c=d,e}"}                   | {"a:b":"c=d,e}"}
          {(local.key) = 1}                    | {"${local.key}":1}
          [aws_lb.main.arn, "${var.a}/*"]      | ["${aws_lb.main.arn}","${var.a}/*"]
          {a = f({b = "}"}, [1, 2])}           | {"a":"${f({b = \\"}\\"}, [1, 2])}"}
          {a = "x ${f("y}")} z"}               | {"a":"x ${f(\\"y}\\")} z"}
          "say \\"hi\\" \\u0041"               | "say \\"hi\\" A"
          [for a in b : a]                     | "${[for a in b : a]}"
          {for k, v in b : k => v}             | "${{for k, v in b : k => v}}"
          "a" == "b"                           | "${\\"a\\" == \\"b\\"}"
          [1][0]                               | "${[1][0]}"
          """)
  void reads_literals_and_keeps_other_expressions(String expression, String json) {
    assertThat(Literal.read(expression).toString()).isEqualTo(json);
  }

  @Test
  void takes_the_end_of_a_line_for_a_comma() {
    assertThat(Literal.read("{\n  a = 1\n  b = [\n    2,\n    3\n  ]\n}\n").toString())
        .isEqualTo("{\"a\":1,\"b\":[2,3]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{a}", "{a b = 1}", "{a = }", "\"\\uZZZZ\""})
  void refuses_what_is_no_expression(String text) {
    assertThatExceptionOfType(InvalidDocument.class).isThrownBy(() -> Literal.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a=", "(", "\"", "\"${"})
  void does_not_mind_how_deep_or_how_open_it_is(String opening) {
    String text = opening.repeat(10_000);

    assertThat(text)
        .satisfiesAnyOf(
            it -> assertThat(Literal.read(it).isTextual()).isTrue(),
            it ->
                assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> Literal.read(it)));
  }
}
