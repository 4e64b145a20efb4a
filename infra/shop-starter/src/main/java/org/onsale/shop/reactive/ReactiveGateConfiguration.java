package org.onsale.shop.reactive;

import org.onsale.shop.gate.CheckoutCalls;
import org.onsale.shop.gate.Gate;
import org.onsale.shop.gate.GateConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Puts the gate in front of a WebFlux application. */
@AutoConfiguration(after = GateConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(Mono.class)
public class ReactiveGateConfiguration {

    @Bean
    @ConditionalOnProperty(name = "onsale.gate.enabled", matchIfMissing = true)
    @ConditionalOnMissingBean(name = "onsaleGateFilter")
    WebFilter onsaleGateFilter(Gate gate) {
        return new GateWebFilter(gate);
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveOnsaleCheckouts onsaleCheckouts(CheckoutCalls calls) {
        return new ReactiveOnsaleCheckouts(calls);
    }
}
