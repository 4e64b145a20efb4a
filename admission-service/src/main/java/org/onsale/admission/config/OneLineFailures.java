package org.onsale.admission.config;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of what an operator can put right in one line, without a stack trace; the process ends with an exit code ≠ 0. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailures implements SpringBootExceptionReporter {
    private static final Logger log = LoggerFactory.getLogger(OneLineFailures.class);

    OneLineFailures(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        String line = line(failure);
        if (line != null) {
            log.error("Not started: {}", line);
        }
        return line != null;
    }

    private static @Nullable String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableSetting setting) {
                return setting.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort() + " is taken by another program; SERVER_PORT names another one.";
            }
        }
        return null;
    }
}
