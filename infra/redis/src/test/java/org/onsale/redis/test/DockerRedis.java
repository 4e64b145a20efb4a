package org.onsale.redis.test;

import com.redis.testcontainers.RedisContainer;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** Redis in a container, if there is a Docker engine to run it and Testcontainers to ask it. */
final class DockerRedis implements AutoCloseable {

    /** System property that names another image. */
    static final String IMAGE = "onsale.test.redis-image";

    private static final String DEFAULT_IMAGE = "redis:7";

    /** Asked once a JVM, so that an engine that lacks the image is not asked for it by every test. */
    private static volatile boolean hopeless;

    private final RedisContainer container;
    private final String image;

    private DockerRedis(RedisContainer container, String image) {
        this.container = container;
        this.image = image;
    }

    /** A started container, or empty. */
    static Optional<DockerRedis> start() {
        if (hopeless || !testcontainersIsThere() || !DockerEngine.listens()) {
            return Optional.empty();
        }
        Optional<DockerRedis> started = Running.start();
        hopeless = started.isEmpty();
        return started;
    }

    private static boolean testcontainersIsThere() {
        try {
            Class.forName("com.redis.testcontainers.RedisContainer", false, DockerRedis.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    String uri() {
        return "redis://" + container.getRedisHost() + ":" + container.getRedisPort();
    }

    String kind() {
        return "container " + image;
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Apart, so that its classes are looked for only when they are there. */
    private static final class Running {

        static Optional<DockerRedis> start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.empty();
            }
            String image = System.getProperty(IMAGE, DEFAULT_IMAGE);
            RedisContainer container =
                    new RedisContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("redis"));
            try {
                container.start();
                return Optional.of(new DockerRedis(container, image));
            } catch (RuntimeException e) {
                System.out.println(
                        "A Docker engine answers, but " + image + " does not start there: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
}
