package org.onsale.waitingroom.config;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Puts management on the service's port + 1000, unless told otherwise; port 0 (any) stays any. */
final class ManagementPort implements EnvironmentPostProcessor, Ordered {

    private static final String PROPERTY = "management.server.port";
    private static final int ABOVE = 1000;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(PROPERTY)) {
            int port = port(environment);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("management port", Map.of(PROPERTY, port == 0 ? 0 : port + ABOVE)));
        }
    }

    private static int port(ConfigurableEnvironment environment) {
        String text = environment.getProperty("server.port", "");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 - ABOVE) {
            throw new UnreadableSetting(
                    "SERVER_PORT",
                    "\"" + text + "\" is no port; wanted is 1 to " + (65_535 - ABOVE) + ", or 0 for any");
        }
        return Integer.parseInt(text);
    }

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
