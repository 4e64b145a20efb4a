package org.onsale.redis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Future;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "org.onsale.redis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.onsale.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBlocksOrSubscribes =
            noClasses().should(callMethodWhere(describe("blocks or subscribes", ArchitectureTest::blocksOrSubscribes)));

    @ArchTest
    static final ArchRule onlyStartUpWaitsForAFuture = noClasses()
            .that()
            .doNotHaveSimpleName("Connecting")
            .should(callMethodWhere(describe("waits for a future", ArchitectureTest::waits)));

    @ArchTest
    static final ArchRule nothingSleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule onlyTheServerOfItsOwnKnowsTheEmbeddedLibrary = noClasses()
            .that()
            .doNotHaveSimpleName("RedisBinary")
            .and()
            .haveNameNotMatching(".*RedisBinary\\$\\d+")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.embedded..");

    @ArchTest
    static final ArchRule springIsNotNeededHere =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule classesAreFinal = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and(describe("are not constants of an enum", type -> !type.isAssignableTo(Enum.class)))
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    private static boolean blocksOrSubscribes(JavaMethodCall call) {
        boolean reactive = call.getTargetOwner().isAssignableTo(Mono.class)
                || call.getTargetOwner().isAssignableTo(Flux.class);
        return reactive && (call.getName().startsWith("block") || call.getName().equals("subscribe"));
    }

    private static boolean waits(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(Future.class)
                && (call.getName().equals("get") || call.getName().equals("join"));
    }
}
