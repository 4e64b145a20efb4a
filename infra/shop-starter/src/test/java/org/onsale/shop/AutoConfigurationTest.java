package org.onsale.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.shop.gate.GateConfiguration;
import org.onsale.shop.reactive.ReactiveGateConfiguration;
import org.onsale.shop.reactive.ReactiveOnsaleCheckouts;
import org.onsale.shop.servlet.OnsaleCheckouts;
import org.onsale.shop.servlet.ServletGateConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.server.WebFilter;

class AutoConfigurationTest {
    private static final AutoConfigurations STARTER = AutoConfigurations.of(
            GateConfiguration.class, ServletGateConfiguration.class, ReactiveGateConfiguration.class);
    private static final String[] THREE_PROPERTIES = {
        "onsale.gate.admission=http://127.0.0.1:1", "onsale.gate.event=demo", "onsale.gate.protect=/checkout/**"
    };

    private final WebApplicationContextRunner servlet = new WebApplicationContextRunner().withConfiguration(STARTER);
    private final ReactiveWebApplicationContextRunner reactive =
            new ReactiveWebApplicationContextRunner().withConfiguration(STARTER);

    @Test
    void aServletApplicationNeedsNothingOfReactor() {
        servlet.withClassLoader(new FilteredClassLoader("reactor", "org.reactivestreams"))
                .withPropertyValues(THREE_PROPERTIES)
                .run(context -> assertThat(context)
                        .hasSingleBean(FilterRegistrationBean.class)
                        .hasSingleBean(OnsaleCheckouts.class)
                        .doesNotHaveBean(ReactiveOnsaleCheckouts.class));
    }

    @Test
    void aWebFluxApplicationNeedsNothingOfServlets() {
        reactive.withClassLoader(new FilteredClassLoader(Filter.class.getPackageName()))
                .withPropertyValues(THREE_PROPERTIES)
                .run(context -> assertThat(context)
                        .hasSingleBean(WebFilter.class)
                        .hasSingleBean(ReactiveOnsaleCheckouts.class)
                        .doesNotHaveBean(OnsaleCheckouts.class));
    }

    @Test
    void anApplicationThatServesNothingIsLeftAlone() {
        new ApplicationContextRunner()
                .withConfiguration(STARTER)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(GateProperties.class));
    }

    @Test
    void aGateThatIsSwitchedOffLeavesTheCallsToTheShop() {
        servlet.withPropertyValues(THREE_PROPERTIES)
                .withPropertyValues("onsale.gate.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(FilterRegistrationBean.class)
                        .hasSingleBean(OnsaleCheckouts.class));
        reactive.withPropertyValues(THREE_PROPERTIES)
                .withPropertyValues("onsale.gate.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(WebFilter.class)
                        .hasSingleBean(ReactiveOnsaleCheckouts.class));
    }

    @Test
    void noThreadOutlivesTheApplication() {
        servlet.withPropertyValues(THREE_PROPERTIES)
                .run(context -> await().atMost(Duration.ofSeconds(60)).until(() -> threads() > 0));

        await().atMost(Duration.ofSeconds(60)).until(() -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("onsale-gate"))
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onsale.gate.admission=|onsale.gate.admission is missing",
                "onsale.gate.admission=shop.example|onsale.gate.admission is \"shop.example\"; wanted is an http",
                "onsale.gate.admission=ftp://shop.example|wanted is an http or https address",
                "onsale.gate.admission=https://a@shop.example|wanted is an http or https address",
                "onsale.gate.internal-admission=http://x/?y|onsale.gate.internal-admission is \"http://x/?y\"",
                "onsale.gate.event=|onsale.gate.event is missing",
                "onsale.gate.event=Demo|onsale.gate.event is \"Demo\"; wanted is 1 to 64",
                "onsale.gate.protect=|onsale.gate.protect is missing; wanted is at least one path pattern",
                "onsale.gate.protect=checkout|onsale.gate.protect is \"checkout\"; wanted is path patterns",
                "onsale.gate.exempt=/{a|onsale.gate.exempt is \"/{a\"; wanted is path patterns",
                "onsale.gate.exempt-methods=GET IT|onsale.gate.exempt-methods is \"GET IT\"",
                "onsale.gate.online-cache=6s|onsale.gate.online-cache is \"PT6S\"; wanted is from 0s to 5s",
                "onsale.gate.answer-timeout=0s|onsale.gate.answer-timeout is \"PT0S\"",
                "onsale.gate.keys-kept-for=1m|onsale.gate.keys-kept-for is \"PT1M\"; wanted is at least",
                "onsale.gate.check=sometimes|sometimes",
                "onsale.gate.when-unsure=maybe|maybe"
            })
    void aSettingThatCannotBeUsedStopsTheStartWithOneSentence(String property, String told) {
        servlet.withPropertyValues(THREE_PROPERTIES)
                .withPropertyValues(property)
                .run(context ->
                        assertThat(context).getFailure().rootCause().message().contains(told));
    }

    @Test
    void theStarterIsFoundAndItsPropertiesAreDescribed() throws IOException {
        ClassLoader loader = getClass().getClassLoader();

        assertThat(ImportCandidates.load(AutoConfiguration.class, loader).getCandidates())
                .contains(
                        GateConfiguration.class.getName(),
                        ServletGateConfiguration.class.getName(),
                        ReactiveGateConfiguration.class.getName());
        String described = "";
        for (var file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = file.openStream()) {
                described += new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        assertThat(described).contains("\"onsale.gate.when-unsure\"", "closed lets nobody in");
    }
}
