package org.onsale.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files packed in this jar. */
final class SiteFiles {

    private SiteFiles() {}

    /** Paths such as {@code waiting/index.html} of all files to serve. */
    static List<String> all() {
        return lines("files");
    }

    /** The lines of a list that the build made. */
    static List<String> lines(String list) {
        return new String(resource("/org/onsale/page/" + list + ".txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    static byte[] read(String path) {
        return resource("/site/" + path);
    }

    private static byte[] resource(String name) {
        try (InputStream in = SiteFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is not packed");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
