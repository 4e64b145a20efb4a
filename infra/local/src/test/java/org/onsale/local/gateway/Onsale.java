package org.onsale.local.gateway;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.onsale.local.RunningOnsale;

/** Gives tests the one {@link RunningOnsale} of the whole test run, which is stopped at its end. */
public final class Onsale implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(Onsale.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningOnsale.class;
    }

    @Override
    public RunningOnsale resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(RunningOnsale.class, type -> started(), RunningOnsale.class);
    }

    private static RunningOnsale started() {
        try {
            return RunningOnsale.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the services started", e);
        }
    }
}
