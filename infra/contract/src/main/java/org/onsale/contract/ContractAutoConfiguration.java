package org.onsale.contract;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Watches any service that starts with this module on its class path, by its own description:
 * {@code openapi/<spring.application.name>.yaml}.
 */
@AutoConfiguration
public class ContractAutoConfiguration {

    @Bean
    HttpHandlerDecoratorFactory contractWatch(Environment environment) {
        String name = environment.getRequiredProperty("spring.application.name");
        return new ContractWatch(new Contract(Description.load("openapi/" + name + ".yaml")));
    }
}
