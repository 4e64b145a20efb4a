package org.onsale.page.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

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
        List<Words> languages = Words.in(build.sources.resolve("words"));
        Files.writeString(waiting.resolve("index.html"), build.page(languages));
        Files.copy(build.sources.resolve("previews.json"), waiting.resolve("previews.json"));
        Path words = Files.createDirectory(waiting.resolve("words"));
        for (Words language : languages) {
            if (!language.isEnglish()) {
                Files.writeString(words.resolve(language.code() + ".json"), language.packed(languages.get(0)));
            }
        }
        Files.copy(build.sources.resolve("icon.svg"), waiting.resolve("icon.svg"));
        Path script = Path.of(arguments[0], "checkout", "checkout.js").toAbsolutePath();
        Files.writeString(build.site.resolve("checkout/checkout.js"), Script.bundle(List.of(script), script));
        Path lists = Files.createDirectories(Path.of(arguments[1], "org/onsale/page"));
        Files.write(lists.resolve("files.txt"), build.files());
        Files.write(lists.resolve("previews.txt"), build.previews());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private String page(List<Words> languages) throws IOException {
        String script = Markup.inside("script", Script.bundle(modules(), sources.resolve("page.mjs")));
        String style = Markup.inside("style", StyleSheet.packed(read("page.css")));
        return new Markup(read("index.html"))
                .packed()
                .put("<link rel=\"stylesheet\" href=\"page.css\">", "<style>" + style + "</style>")
                .put("<script type=\"module\" src=\"page.mjs\"></script>", "<script>" + script + "</script>")
                .put(
                        "<script type=\"application/json\" id=\"english\"></script>",
                        "<script type=\"application/json\" id=\"english\">"
                                + Markup.inside("script", languages.get(0).json()) + "</script>")
                .put(
                        "<select id=\"language\" data-label=\"choose\"></select>",
                        "<select id=\"language\" data-label=\"choose\">" + options(languages) + "</select>")
                .put("\"icon.svg\"", "\"" + Markup.dataAddress(read("icon.svg")) + "\"")
                .put(
                        "http-equiv=\"Content-Security-Policy\" content=\"\"",
                        "http-equiv=\"Content-Security-Policy\" content=\"" + ContentPolicy.of(script, style) + "\"")
                .toString();
    }

    private static String options(List<Words> languages) {
        return languages.stream()
                .map(it -> "<option value=" + it.code() + " lang=" + it.code() + ">" + it.name())
                .collect(Collectors.joining());
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

    private List<String> previews() throws IOException {
        return JsonMapper.shared().readTree(read("previews.json")).propertyNames().stream()
                .toList();
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
