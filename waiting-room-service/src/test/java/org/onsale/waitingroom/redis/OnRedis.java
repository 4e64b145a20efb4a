package org.onsale.waitingroom.redis;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;

/**
 * Gives tests the shared Redis of this JVM ({@link TestRedis}), one {@link RedisAccess} to it, and each test an
 * {@link EventData} of its own. What it opens is closed after the last test, before the server stops.
 */
public final class OnRedis implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OnRedis.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestRedis.class || type == RedisAccess.class || type == EventData.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == TestRedis.class) {
            return TestRedis.shared();
        }
        return type == RedisAccess.class
                ? access(context)
                : EventData.founded(TestRedis.shared().commands());
    }

    private static RedisAccess access(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RedisAccess.class, key -> TestRedis.shared().connectPatiently(), RedisAccess.class);
    }
}
