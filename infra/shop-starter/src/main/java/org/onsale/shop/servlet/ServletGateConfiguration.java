package org.onsale.shop.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.onsale.shop.gate.CheckoutCalls;
import org.onsale.shop.gate.Gate;
import org.onsale.shop.gate.GateConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Puts the gate in front of a servlet application. */
@AutoConfiguration(after = GateConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
public class ServletGateConfiguration {
    /** After forwarded headers were read, before Spring Security (-100) asks anybody to sign in. */
    static final int ORDER = -102;

    @Bean
    @ConditionalOnProperty(name = "onsale.gate.enabled", matchIfMissing = true)
    @ConditionalOnMissingBean(name = "onsaleGateFilter")
    FilterRegistrationBean<?> onsaleGateFilter(Gate gate) {
        FilterRegistrationBean<GateFilter> registration = new FilterRegistrationBean<>(new GateFilter(gate));
        registration.setName("onsaleGate");
        registration.setOrder(ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean
    OnsaleCheckouts onsaleCheckouts(CheckoutCalls calls) {
        return new OnsaleCheckouts(calls);
    }
}
