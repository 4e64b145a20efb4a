package org.onsale.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onsale.shop.support.Reply;

/** The starter in applications whose class path has one kind of web server only, as a shop's has. */
class OneKindOnlyTest {
    private static final Pattern OF_WEB_FLUX = Pattern.compile(
            ".*/(reactor-|reactive-streams|netty-|spring-webflux|spring-boot-(webflux|netty|reactor)).*");
    private static final Pattern OF_SERVLETS =
            Pattern.compile(".*/(jakarta\\.servlet|tomcat-|spring-webmvc|spring-boot-(webmvc|tomcat|servlet)).*");
    private static final Pattern OF_THE_SERVICES = Pattern.compile(
            ".*/(admission-service|onsale-redis|infra/redis|lettuce|redisson|resilience4j|spring-boot-(actuator|micrometer|health)).*");

    @Test
    void aServletShopIsProtectedWithoutReactor() throws Exception {
        assertThatItIsProtected(ServletShopTest.ServletShop.class, OF_WEB_FLUX);
    }

    @Test
    void aWebFluxShopIsProtectedWithoutServlets() throws Exception {
        assertThatItIsProtected(WebFluxOnly.class, OF_SERVLETS);
    }

    private static void assertThatItIsProtected(Class<?> application, Pattern absent) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader alone = new URLClassLoader(classPath(absent), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(alone);
            leaveTheProcessAlone(alone);
            Class<?> boot = alone.loadClass("org.springframework.boot.SpringApplication");
            Object context = boot.getMethod("run", Class.class, String[].class)
                    .invoke(null, alone.loadClass(application.getName()), new String[] {
                        "--server.port=0",
                        "--spring.config.name=shop",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=WARN",
                        "--onsale.gate.admission=http://queue.example",
                        "--onsale.gate.event=demo",
                        "--onsale.gate.protect=/checkout/**",
                        "--onsale.gate.internal-admission=http://127.0.0.1:1"
                    });
            try (AutoCloseable shop = (AutoCloseable) context) {
                Reply reply = Reply.to("GET", address(shop) + "/checkout/pay", "", "Accept", "text/html");

                assertThat(reply.status()).isEqualTo(303);
                assertThat(reply.header("Location")).startsWith("http://queue.example/enter/demo?return_to=");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** A second Tomcat in one process may not register its kind of address, of which there can be one. */
    private static void leaveTheProcessAlone(ClassLoader alone) throws ReflectiveOperationException {
        try {
            alone.loadClass("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory")
                    .getMethod("disable")
                    .invoke(null);
        } catch (ClassNotFoundException e) {
            // Then there is no Tomcat.
        }
    }

    private static String address(Object context) throws ReflectiveOperationException {
        Object environment = context.getClass().getMethod("getEnvironment").invoke(context);
        Object port =
                environment.getClass().getMethod("getProperty", String.class).invoke(environment, "local.server.port");
        return "http://127.0.0.1:" + port;
    }

    private static URL[] classPath(Pattern absent) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !absent.matcher(entry).matches()
                        && !OF_THE_SERVICES.matcher(entry).matches())
                .map(entry -> Path.of(entry).toUri())
                .map(OneKindOnlyTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
