package org.onsale.admission.config;

import java.util.Set;
import java.util.random.RandomGenerator;
import org.onsale.admission.application.Autopiloting;
import org.onsale.admission.application.CheckingPass;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.application.LeavingCheckout;
import org.onsale.admission.application.LookingBack;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.application.TryingSettings;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.admission.http.BrowserOrigins;
import org.onsale.admission.http.Credentials;
import org.onsale.admission.http.PublicAddresses;
import org.onsale.admission.http.PublishedKeys;
import org.onsale.admission.http.RequestLimits;
import org.onsale.admission.http.ShopKey;
import org.onsale.admission.http.ToldCorsProcessor;
import org.onsale.admission.organiser.LiveFiguresJson;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.problems.ProblemAnswers;
import org.onsale.admission.problems.RetryLater;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.cors.reactive.CorsWebFilter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** HTTP: what is refused before anything else, who may call, how problems and JSON read. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final int DEEPEST_JSON = 16;

    /** Event loops of its own, so that several nodes may live and end in one process. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    @Bean
    PublicAddresses publicAddresses(Installation installation) {
        return new PublicAddresses(
                installation.admissionAddress(), installation.waitingRoomAddress(), installation.pageAddress());
    }

    @Bean
    PublishedKeys publishedKeys(PassKeys keys) {
        return new PublishedKeys(keys.publicJson());
    }

    @Bean
    ShopKey shopKey(Installation installation) {
        return new ShopKey(installation.givenShopKey());
    }

    @Bean
    Credentials credentials(KnownEvents events, Installation installation) {
        return new Credentials(events, Set.copyOf(installation.trustedOrigins()));
    }

    @Bean
    RetryLater retryLater(RandomGenerator random) {
        return new RetryLater(random);
    }

    @Bean
    ProblemAnswers problemAnswers(RetryLater retryLater, JsonMapper json) {
        return new ProblemAnswers(retryLater, json);
    }

    @Bean
    @Order(1)
    RequestLimits requestLimits() {
        return new RequestLimits();
    }

    @Bean
    @Order(2)
    CorsWebFilter browserOrigins(Credentials credentials, Installation installation) {
        Set<String> everywhere = Set.copyOf(installation.trustedOrigins());
        return new CorsWebFilter(new BrowserOrigins(credentials, everywhere), new ToldCorsProcessor());
    }

    /** JSON is read strictly: what is ambiguous is refused rather than guessed. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    JsonMapperBuilderCustomizer namesInJson() {
        return LiveFiguresJson::addTo;
    }

    @Bean
    JsonFactoryBuilderCustomizer strictParsing() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_JSON)
                        .build());
    }

    @Bean
    EnteringCheckout entering(AdmissionNode node) {
        return node.entering();
    }

    @Bean
    ClaimingTurn claiming(AdmissionNode node) {
        return node.claiming();
    }

    @Bean
    ExtendingCheckout extending(AdmissionNode node) {
        return node.extending();
    }

    @Bean
    LeavingCheckout leaving(AdmissionNode node) {
        return node.leaving();
    }

    @Bean
    ReleasingCheckout releasing(AdmissionNode node) {
        return node.releasing();
    }

    @Bean
    CheckingPass gatewayChecks(AdmissionNode node) {
        return node.gatewayChecks();
    }

    @Bean
    CheckingPass freshChecks(AdmissionNode node) {
        return node.freshChecks();
    }

    @Bean
    OperatingEvent operating(AdmissionNode node) {
        return node.operating();
    }

    @Bean
    Autopiloting autopiloting(AdmissionNode node) {
        return node.autopiloting();
    }

    @Bean
    WatchingEvent watching(AdmissionNode node) {
        return node.watching();
    }

    @Bean
    LookingBack lookingBack(AdmissionNode node) {
        return node.lookingBack();
    }

    @Bean
    TryingSettings tryingSettings(AdmissionNode node) {
        return node.tryingSettings();
    }
}
