package org.onsale.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** Where a redis-server program comes from. */
enum RedisBinary {

    /** The newest there is on this machine's PATH: what an operator would run. */
    PATH {
        @Override
        Path locate(Path folder) throws IOException {
            return onPath("redis-server").orElseThrow(() -> new IOException("there is no redis-server on the PATH"));
        }
    },

    /** The one carried by the embedded-redis library (6.2 on Linux and macOS), unpacked into the folder. */
    BUNDLED {
        @Override
        Path locate(Path folder) throws IOException {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        }
    };

    /** The program, ready to be run. */
    abstract Path locate(Path folder) throws IOException;

    /** A program on the PATH, if there is one of that name. */
    static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
