package org.onsale.waitingroom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAway;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The layer rules: {@code http, redis, schedule, metrics → application → domain}, and only config sees all. */
@AnalyzeClasses(packages = "org.onsale.waitingroom", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule domainIsPlainJava = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "org.onsale.waitingroom.domain");

    @ArchTest
    static final ArchRule applicationKnowsDomainReactorAndTwoWordsOfRedis = classes()
            .that()
            .resideInAPackage("..application..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.jspecify.."))
                    .or(resideInAPackage("reactor.core.."))
                    .or(resideInAPackage("org.onsale.waitingroom.domain"))
                    .or(resideInAPackage("org.onsale.waitingroom.application"))
                    .or(type(EventId.class))
                    .or(type(RedisAway.class)));

    @ArchTest
    static final ArchRule httpSeesNoOtherEdge = edge("http", "redis", "schedule", "metrics", "config");

    @ArchTest
    static final ArchRule redisSeesNoOtherEdge = edge("redis", "http", "schedule", "metrics", "config");

    @ArchTest
    static final ArchRule scheduleSeesNoOtherEdge = edge("schedule", "http", "redis", "metrics", "config");

    @ArchTest
    static final ArchRule metricsSeesNoOtherEdge = edge("metrics", "http", "redis", "schedule", "config");

    private static ArchRule edge(String one, String... others) {
        String[] packages = Arrays.stream(others)
                .map(other -> "org.onsale.waitingroom." + other)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.onsale.waitingroom." + one)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    @ArchTest
    static final ArchRule onlyConfigAndItsMainSeeConfig = noClasses()
            .that(not(resideInAPackage("org.onsale.waitingroom.config")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.onsale.waitingroom.config");

    @ArchTest
    static final ArchRule springStaysAtTheEdges = noClasses()
            .that(resideInAPackage("..domain..")
                    .or(resideInAPackage("..application.."))
                    .or(resideInAPackage("org.onsale.waitingroom.redis")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .should()
            .callMethod(Mono.class, "block")
            .orShould()
            .callMethod(Flux.class, "blockFirst")
            .orShould()
            .callMethod(Flux.class, "blockLast")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule staticsDoNotChange =
            fields().that().areStatic().should().beFinal();
}
