package org.onsale.shop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

@AnalyzeClasses(packages = "org.onsale.shop", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] BOTH_KINDS = {
        "java..",
        "org.jspecify..",
        "org.slf4j..",
        "com.nimbusds..",
        "com.github.benmanes.caffeine..",
        "org.springframework.boot..",
        "org.springframework.context..",
        "org.springframework.http..",
        "org.springframework.util..",
        "org.springframework.web.util..",
        "org.onsale.shop",
        "org.onsale.shop.gate.."
    };

    @ArchTest
    static final ArchRule theGateNeedsNoServletsNoReactorNoServiceAndNoRedis = classes()
            .that()
            .resideInAnyPackage("org.onsale.shop", "org.onsale.shop.gate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(BOTH_KINDS);

    @ArchTest
    static final ArchRule theServletPartKnowsNothingOfWebFlux = classes()
            .that()
            .resideInAPackage("..shop.servlet..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    and("org.onsale.shop.servlet..", "jakarta.servlet..", "org.springframework.web.filter.."));

    @ArchTest
    static final ArchRule theWebFluxPartKnowsNothingOfServlets = classes()
            .that()
            .resideInAPackage("..shop.reactive..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(
                    "org.onsale.shop.reactive..",
                    "reactor..",
                    "org.reactivestreams..",
                    "org.springframework.core..",
                    "org.springframework.web.server.."));

    @ArchTest
    static final ArchRule onlyServletsWait = noClasses()
            .that()
            .resideOutsideOfPackage("..shop.servlet..")
            .should()
            .callMethod(CompletableFuture.class, "join")
            .orShould()
            .callMethod(CompletableFuture.class, "get");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.onsale.shop.(*)..").should().beFreeOfCycles();

    private static String[] and(String... more) {
        String[] all = Arrays.copyOf(BOTH_KINDS, BOTH_KINDS.length + more.length);
        System.arraycopy(more, 0, all, BOTH_KINDS.length, more.length);
        return all;
    }
}
