package org.onsale.page.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Builds the waiting page: one file with everything in it but the words of other languages. */
public final class BuildPage {

    private final Path sources;
    private final Path site;

    private BuildPage(Path base, Path classes) {
        this.sources = base.resolve("waiting");
        this.site = classes.resolve("site");
    }

    /** @param arguments the folder of this module, and that of its compiled classes */
    public static void main(String[] arguments) throws IOException {
        BuildPage build = new BuildPage(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]));
        Path waiting = build.site.resolve("waiting");
        clear(waiting);
        Files.writeString(waiting.resolve("index.html"), build.page());
        Files.copy(build.sources.resolve("icon.svg"), waiting.resolve("icon.svg"));
        Path script = Path.of(arguments[0], "checkout", "checkout.js").toAbsolutePath();
        Files.writeString(build.site.resolve("checkout/checkout.js"), Script.bundle(List.of(script), script));
        Path lists = Files.createDirectories(Path.of(arguments[1], "org/onsale/page"));
        Files.write(lists.resolve("files.txt"), build.files());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private String page() throws IOException {
        String script = Markup.inside("script", Script.bundle(modules(), sources.resolve("page.mjs")));
        String style = Markup.inside("style", StyleSheet.packed(read("page.css")));
        return new Markup(read("index.html"))
                .packed()
                .put("<link rel=\"stylesheet\" href=\"page.css\">", "<style>" + style + "</style>")
                .put("<script type=\"module\" src=\"page.mjs\"></script>", "<script>" + script + "</script>")
                .put("\"icon.svg\"", "\"" + Markup.dataAddress(read("icon.svg")) + "\"")
                .put("\"icon-turn.svg\"", "\"" + Markup.dataAddress(read("icon-turn.svg")) + "\"")
                .put(
                        "http-equiv=\"Content-Security-Policy\" content=\"\"",
                        "http-equiv=\"Content-Security-Policy\" content=\"" + ContentPolicy.of(script, style) + "\"")
                .toString();
    }

    private List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            return files.filter(file -> file.toString().endsWith(".mjs"))
                    .sorted()
                    .toList();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(sources.resolve(name));
    }

    /** Everything to serve, as paths with slashes. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> site.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
