package org.onsale.admission;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.onsale.redis.EventId;
import org.onsale.redis.Ids;
import org.onsale.redis.RedisAway;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "org.onsale.admission", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {

    @ArchTest
    static final ArchRule dependenciesPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy("..admission.domain..")
            .layer("application")
            .definedBy("..admission.application..")
            .layer("problems")
            .definedBy("..admission.problems..")
            .layer("redis")
            .definedBy("..admission.redis..")
            .layer("passes")
            .definedBy("..admission.passes..")
            .layer("http")
            .definedBy("..admission.http..")
            .layer("organiser")
            .definedBy("..admission.organiser..")
            .layer("signin")
            .definedBy("..admission.signin..")
            .layer("schedule")
            .definedBy("..admission.schedule..")
            .layer("metrics")
            .definedBy("..admission.metrics..")
            .layer("webhooks")
            .definedBy("..admission.webhooks..")
            .layer("config")
            .definedBy("..admission.config..")
            .whereLayer("config")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("redis")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("passes")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("organiser")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("signin")
            .mayOnlyBeAccessedByLayers("organiser", "config")
            .whereLayer("schedule")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("webhooks")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("problems")
            .mayOnlyBeAccessedByLayers("http", "organiser", "signin", "config")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers(
                    "problems",
                    "redis",
                    "passes",
                    "http",
                    "organiser",
                    "signin",
                    "schedule",
                    "metrics",
                    "webhooks",
                    "config");

    @ArchTest
    static final ArchRule domainIsPlainJava = classes()
            .that()
            .resideInAPackage("..admission.domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.onsale.admission.domain.."));

    @ArchTest
    static final ArchRule applicationKnowsNoFrameworkAndNoClient = classes()
            .that()
            .resideInAPackage("..admission.application..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.reactivestreams..",
                            "reactor..",
                            "org.onsale.admission.domain..",
                            "org.onsale.admission.application..")
                    .or(type(EventId.class))
                    .or(type(Ids.class))
                    .or(type(RedisAway.class))
                    .or(type(RedisAway.Reason.class)));

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("block(First|Last|Optional)?"))
                    .and(target(owner(assignableTo(Mono.class).or(assignableTo(Flux.class))))));

    @ArchTest
    static final ArchRule onlyTheClockSubscribes = noClasses()
            .that()
            .resideOutsideOfPackage("..admission.schedule..")
            .should()
            .callMethodWhere(target(name("subscribe")));

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
