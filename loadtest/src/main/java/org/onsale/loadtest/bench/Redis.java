package org.onsale.loadtest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A redis-server without data: the one on the PATH, else the one that the embedded-redis library carries. */
final class Redis {
    private Redis() {}

    static Server start(Path folder) {
        int port = FreePort.any();
        List<String> command = List.of(
                program(folder).toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction");
        return Server.start("redis-server", command, Map.of(), folder.resolve("redis.log"), port);
    }

    private static Path program(Path folder) {
        return Programs.find("redis-server").orElseGet(() -> bundled(folder));
    }

    private static Path bundled(Path folder) {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException e) {
            throw new CannotRun("there is no redis-server: " + e.getMessage(), e);
        }
    }
}
