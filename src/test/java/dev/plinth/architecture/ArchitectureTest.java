package dev.plinth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import software.constructs.Construct;

/** The house of the architecture page: dependencies point down, and few rooms know CDKTF or AWS. */
@AnalyzeClasses(packages = "dev.plinth", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CDKTF = {
    "com.hashicorp..", "software.constructs..", "software.amazon.jsii.."
  };

  /** Rooms that are not built yet may be empty; a room that is not in the plan may not be built. */
  @ArchTest
  static final ArchRule dependencies_point_down =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("dev.plinth.cli..")
          .layer("operations")
          .definedBy("dev.plinth.operations..")
          .layer("review")
          .definedBy("dev.plinth.review..")
          .layer("platforms")
          .definedBy("dev.plinth.platforms..")
          .layer("policy")
          .definedBy("dev.plinth.policy..")
          .layer("constructs")
          .definedBy("dev.plinth.constructs..")
          .layer("environment")
          .definedBy("dev.plinth.environment..")
          .layer("terraform")
          .definedBy("dev.plinth.terraform..")
          .layer("openapi")
          .definedBy("dev.plinth.openapi..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("operations")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("review")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("platforms")
          .mayOnlyBeAccessedByLayers("cli", "operations", "review")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("cli", "operations", "review")
          .whereLayer("constructs")
          .mayOnlyAccessLayers("openapi")
          .whereLayer("environment")
          .mayOnlyAccessLayers("openapi")
          .whereLayer("terraform")
          .mayNotAccessAnyLayer()
          .whereLayer("openapi")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule packages_are_named_for_what_they_are_about =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..core..", "..impl..", "..helper..")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  /** Leaving CDKTF for its fork stays a job within two rooms, and one door. */
  @ArchTest
  static final ArchRule cdktf_stays_in_constructs_and_platforms =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plinth.constructs..", "dev.plinth.platforms..")
          // The cdktf command line calls it as its app.
          .and()
          .doNotHaveFullyQualifiedName("dev.plinth.cli.CdktfAppCommand")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CDKTF);

  @ArchTest
  static final ArchRule provider_resources_stay_in_constructs =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plinth.constructs..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.hashicorp.cdktf.providers.(*)..")
                  // The base of all platforms configures the provider itself.
                  .and(not(resideInAPackage("com.hashicorp.cdktf.providers.aws.provider"))));

  /** A bucket knows no alarm, a table no load balancer: each room stands on those before it. */
  @ArchTest
  static final ArchRule rooms_of_constructs_make_no_circle =
      slices().matching("dev.plinth.constructs.(*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_all_constructs_share_knows_no_room =
      noClasses()
          .that()
          .resideInAPackage("dev.plinth.constructs")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plinth.constructs.*..");

  /** Platforms say what there is; how it is addressed and written down is the constructs' work. */
  @ArchTest
  static final ArchRule the_tools_of_constructs_stay_there =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plinth.constructs..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "dev\\.plinth\\.constructs\\..*\\b(Address|JsonText|Lines|PolicyDocument|ShortName)");

  @ArchTest
  static final ArchRule the_aws_sdk_stays_in_operations =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plinth.operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  /** What is done to a deployed environment stands on the lifecycle, which knows none of it. */
  @ArchTest
  static final ArchRule the_lifecycle_knows_no_work_on_what_is_deployed =
      noClasses()
          .that()
          .resideInAPackage("dev.plinth.operations")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plinth.operations.(*)..");

  /** A recovery brings backups back; otherwise nobody goes through another's room. */
  @ArchTest
  static final ArchRule rooms_of_operations_stand_apart =
      slices()
          .matching("dev.plinth.operations.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("dev.plinth.operations.recovery.."),
              resideInAPackage("dev.plinth.operations.backup.."))
          // A drill is held in a cloud of its own.
          .ignoreDependency(
              resideInAPackage("dev.plinth.operations.recovery.."),
              resideInAPackage("dev.plinth.operations.localcloud"));

  @ArchTest
  static final ArchRule reading_terraform_needs_jackson_only =
      classes()
          .that()
          .resideInAPackage("dev.plinth.terraform..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.fasterxml.jackson..", "dev.plinth.terraform..");

  @ArchTest
  static final ArchRule reading_openapi_needs_jackson_and_its_schema_only =
      classes()
          .that()
          .resideInAPackage("dev.plinth.openapi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson..",
              "com.networknt.schema..",
              "dev.plinth.openapi..");

  @ArchTest
  static final ArchRule constructs_are_final_and_take_a_scope_and_an_id =
      classes()
          .that()
          .resideInAPackage("dev.plinth.constructs..")
          .and()
          .areAssignableTo(Construct.class)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould(haveOneConstructorOfScopeAndId());

  @ArchTest
  static final ArchRule what_constructs_are_given_is_a_record =
      classes()
          .that()
          .resideInAPackage("dev.plinth.constructs..")
          .and()
          .haveSimpleNameEndingWith("Props")
          .should()
          .beRecords();

  @ArchTest
  static final ArchRule platforms_alone_are_open_to_subclasses =
      classes()
          .that(are_classes_of_ours())
          .and()
          .resideOutsideOfPackage("dev.plinth.terraform..")
          .and()
          .doNotHaveFullyQualifiedName("dev.plinth.platforms.Platform")
          .should()
          .haveModifier(JavaModifier.FINAL);

  private static DescribedPredicate<JavaClass> are_classes_of_ours() {
    return DescribedPredicate.describe(
        "are classes of ours",
        type ->
            !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.isNestedClass()
                && !type.getSimpleName().equals("package-info"));
  }

  private static ArchCondition<JavaClass> haveOneConstructorOfScopeAndId() {
    return new ArchCondition<>("have one constructor, of a scope, an id and what it is given") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<JavaConstructor> constructors = List.copyOf(type.getConstructors());
        boolean asUsual =
            constructors.size() == 1
                && constructors.get(0).getRawParameterTypes().size() >= 2
                && constructors.get(0).getRawParameterTypes().get(0).isEquivalentTo(Construct.class)
                && constructors.get(0).getRawParameterTypes().get(1).isEquivalentTo(String.class);
        events.add(
            new SimpleConditionEvent(
                type, asUsual, "%s has %s".formatted(type.getName(), constructors)));
      }
    };
  }
}
