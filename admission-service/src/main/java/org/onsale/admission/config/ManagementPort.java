package org.onsale.admission.config;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Management is on the port of the service + 1000, unless its port is set; on any free one if the service is. */
final class ManagementPort implements EnvironmentPostProcessor {
    private static final String MANAGEMENT = "management.server.port";
    private static final String SERVICE = "server.port";
    private static final int APART = 1_000;
    private static final int USUAL = 8_081;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(MANAGEMENT)) {
            int port = environment.getProperty(SERVICE, Integer.class, USUAL);
            Map<String, Object> property = Map.of(MANAGEMENT, port == 0 ? 0 : port + APART);
            environment.getPropertySources().addLast(new MapPropertySource("management port", property));
        }
    }
}
