package org.onsale.loadtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Traces, histories, buyers and verdicts are pure; only {@code target} and {@code replay} reach for a network. */
@AnalyzeClasses(packages = "org.onsale.loadtest", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final String ROOT = "org.onsale.loadtest";

    @ArchTest
    static final ArchRule dependencies_point_inwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("commands")
            .definedBy(ROOT)
            .layer("bench")
            .definedBy(ROOT + ".bench..")
            .layer("cli")
            .definedBy(ROOT + ".cli")
            .layer("replay")
            .definedBy(ROOT + ".replay")
            .layer("target")
            .definedBy(ROOT + ".target")
            .layer("report")
            .definedBy(ROOT + ".report")
            .layer("options")
            .definedBy(ROOT + ".options")
            .layer("verdict")
            .definedBy(ROOT + ".verdict")
            .layer("buyer")
            .definedBy(ROOT + ".buyer")
            .layer("history")
            .definedBy(ROOT + ".history")
            .layer("trace")
            .definedBy(ROOT + ".trace")
            .whereLayer("commands")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("replay")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("target")
            .mayOnlyBeAccessedByLayers("bench", "replay")
            .whereLayer("options")
            .mayOnlyBeAccessedByLayers("bench", "cli", "replay", "target")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "replay")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("bench", "cli", "replay", "target", "report")
            .whereLayer("buyer")
            .mayOnlyBeAccessedByLayers("replay", "options", "verdict")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("commands", "replay", "buyer", "verdict")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("cli", "replay", "options");

    @ArchTest
    static final ArchRule the_rules_touch_no_network = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".trace", ROOT + ".history", ROOT + ".buyer", ROOT + ".verdict", ROOT + ".report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "io.lettuce..", "io.netty..", "io.gatling..");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule only_the_probe_speaks_to_redis = noClasses()
            .that()
            .doNotHaveSimpleName("RedisProbe")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..");
}
