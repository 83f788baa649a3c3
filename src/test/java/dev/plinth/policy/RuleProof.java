package dev.plinth.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.rules.Rules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every rule proves: its examples are what they are called, and it finds each of its mutants
 * at the right place, while no rule of another topic does. Its own test adds what is particular.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RuleProof {
  /** For the test's own cases. */
  protected final Judging judging;

  private final Rule rule;

  protected RuleProof(Rule rule) {
    this.rule = rule;
    this.judging = new Judging(rule);
  }

  /** At least three: something removed, something weakened, something not known before apply. */
  protected abstract Stream<Mutant> mutants();

  @Test
  final void finds_something_in_its_bad_example_and_nothing_in_its_good_one() {
    assertThat(judging.in(rule.bad())).isNotEmpty();
    assertThat(judging.in(rule.good())).isEmpty();
  }

  @Test
  final void has_at_least_three_mutants() {
    assertThat(mutants()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mutants().map(Mutant::toString)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  final void finds_each_mutant(Mutant mutant) {
    List<Finding> findings = mutant.findings();

    assertThat(findings.stream().filter(finding -> finding.rule().id().equals(rule.id())))
        .extracting(Finding::address)
        .containsExactlyInAnyOrderElementsOf(mutant.addresses());
    assertThat(mutant.addresses()).isNotEmpty();
    assertThat(findings.stream().filter(finding -> isUnrelated(finding, mutant)))
        .as("findings of rules of other topics")
        .isEmpty();
  }

  @AfterAll
  final void stands_in_the_table() {
    MutantTable.add(rule, mutants().toList());
  }

  private boolean isUnrelated(Finding finding, Mutant mutant) {
    return !sameTopic().contains(finding.rule().id())
        && !mutant.also().contains(finding.rule().getClass());
  }

  private Set<String> sameTopic() {
    return Rules.topics().stream()
        .filter(topic -> topic.rules().stream().anyMatch(it -> it.id().equals(rule.id())))
        .flatMap(topic -> topic.rules().stream())
        .map(Rule::id)
        .collect(toSet());
  }
}
