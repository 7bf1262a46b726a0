package com.atlasengine.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.local.crosscheck.ProjectClasses;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

/**
 * The architecture of {@code docs/architecture.md}, held by rules that fail on an empty package.
 */
class ArchitectureTest {
  private static final String[] LAMBDA_PACKAGES = {
    "com.atlasengine.lex..",
    "com.atlasengine.refresh..",
    "com.atlasengine.createlead..",
    "com.atlasengine.generatescenario..",
    "com.atlasengine.invokecall..",
    "com.atlasengine.updatelead..",
    "com.atlasengine.checkversion.."
  };

  private static final String[] SHARED_PACKAGES = {
    "com.atlasengine.core..", "com.atlasengine.priming.."
  };

  private final JavaClasses code = ProjectClasses.all();

  @Test
  void lambdasDoNotKnowEachOther() {
    slices()
        .matching(
            "com.atlasengine.(lex|refresh|createlead|generatescenario|invokecall|updatelead|checkversion)..")
        .should()
        .notDependOnEachOther()
        .check(code);
  }

  private static final String[] CONTENT_CHECKS = {
    "com.atlasengine.local.content..", "com.atlasengine.local.eval.."
  };

  @Test
  void thePackagesOfATurnHaveNoCircles() {
    slices().matching("com.atlasengine.lex.(*)..").should().beFreeOfCycles().check(code);
    noClasses()
        .that()
        .resideInAPackage("com.atlasengine.lex.turn..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.atlasengine.lex..")
                .and(not(resideInAPackage("com.atlasengine.lex.turn.."))))
        .check(code);
  }

  @Test
  void whatTheFunctionsShareKnowsNoLambdaAndNoLocalEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(SHARED_PACKAGES)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(LAMBDA_PACKAGES).or(resideInAPackage("com.atlasengine.local..")))
        .check(code);
  }

  @Test
  void theCoreKnowsNothingOfPriming() {
    noClasses()
        .that()
        .resideInAPackage("com.atlasengine.core..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.atlasengine.priming..")
        .check(code);
  }

  @Test
  void theLocalEngineKnowsTheFunctionsOnlyByTheirJars() {
    noClasses()
        .that()
        .resideInAPackage("com.atlasengine.local..")
        .and()
        .resideOutsideOfPackages(CONTENT_CHECKS)
        .and()
        .doNotHaveFullyQualifiedName("com.atlasengine.local.cli.EvalCommand")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(LAMBDA_PACKAGES).or(resideInAnyPackage(SHARED_PACKAGES)))
        .check(code);
  }

  /**
   * What is said of a content file before a function starts, and of an answer after it, is what the
   * function would say.
   */
  @Test
  void contentIsCheckedByTheRulesOfTheFunctions_andKnowsNoneOfTheirWork() {
    noClasses()
        .that()
        .resideInAnyPackage(CONTENT_CHECKS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(LAMBDA_PACKAGES)
                .or(
                    resideInAnyPackage(SHARED_PACKAGES)
                        .and(
                            not(
                                resideInAnyPackage(
                                    "com.atlasengine.core.content",
                                    "com.atlasengine.core.language",
                                    "com.atlasengine.core.model",
                                    "com.atlasengine.core.reply")))))
        .check(code);
  }

  @Test
  void modelAndPortsKnowNoVendor() {
    noClasses()
        .that()
        .resideInAnyPackage("com.atlasengine.core.model..", "com.atlasengine.core.port..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon.awssdk..", "com.amazonaws..", "com.atlasengine.core.adapter..")
        .check(code);
  }

  @Test
  void onlyAdaptersCallAwsServices() {
    noClasses()
        .that(are(resideInAnyPackage(LAMBDA_PACKAGES)))
        .and()
        .resideOutsideOfPackage("com.atlasengine..adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services..")
        .check(code);
  }

  @Test
  void portsAreInterfacesInOurWords() {
    classes()
        .that()
        .resideInAPackage("com.atlasengine.core.port")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .beInterfaces()
        .check(code);
  }

  @Test
  void handlersAreFinalStreamHandlersThatLambdaCanMake() {
    classes()
        .that()
        .haveSimpleName("Handler")
        .and()
        .resideInAnyPackage(LAMBDA_PACKAGES)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .andShould()
        .implement(RequestStreamHandler.class)
        .andShould()
        .bePublic()
        .check(code);
  }

  @Test
  void onlyEnvReadsTheEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage(SHARED_PACKAGES)
        .or(are(resideInAnyPackage(LAMBDA_PACKAGES)))
        .and()
        .doNotHaveFullyQualifiedName("com.atlasengine.core.config.Env")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(code);
  }

  @Test
  void noFunctionUsesRandomNumbersThatASnapshotWouldRepeat() {
    noClasses()
        .that(are(resideInAnyPackage(LAMBDA_PACKAGES).or(resideInAnyPackage(SHARED_PACKAGES))))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .callMethod(Math.class, "random")
        .check(code);
  }

  @Test
  void namesAreTheFields() {
    noClasses()
        .that()
        .resideInAPackage("com.atlasengine..")
        .should()
        .haveNameMatching(".*(Utils?|Helper|(?<!Secrets)Manager|Impl|Common)$")
        .check(code);
  }
}
