package org.onsale.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.onsale.local", importOptions = DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.onsale.local.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSiteAndTheCrowdKnowOnlyTheContract = noClasses()
            .that()
            .resideInAnyPackage("..site..", "..crowd..", "..api..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.onsale.local").or(resideInAPackage("org.onsale.redis..")));

    @ArchTest
    static final ArchRule theSiteAndTheCrowdDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..site..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..crowd..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.onsale\\.(admission|waitingroom)\\..*");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
