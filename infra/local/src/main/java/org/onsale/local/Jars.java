package org.onsale.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds the services' runnable jars in the build folders of a checkout. */
record Jars(Path home) {

    /** @throws CannotStart when it was not built */
    Path runnable(String module) {
        Path target = home.resolve(module).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new CannotStart("There is no " + module + "-*-exec.jar in " + target
                            + "; build it with: mvn -DskipTests package."));
        } catch (IOException e) {
            throw new CannotStart(target + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
