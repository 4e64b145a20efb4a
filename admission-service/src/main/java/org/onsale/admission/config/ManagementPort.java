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
    private static final String USUAL = "8081";
    private static final int HIGHEST = 65_535 - APART;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(MANAGEMENT)) {
            int port = port(environment.getProperty(SERVICE, USUAL));
            Map<String, Object> property = Map.of(MANAGEMENT, port == 0 ? 0 : port + APART);
            environment.getPropertySources().addLast(new MapPropertySource("management port", property));
        }
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST) {
            return Integer.parseInt(text);
        }
        throw new UnreadableSetting("SERVER_PORT", "\"" + text + "\" is not a port from 0 to " + HIGHEST);
    }
}
