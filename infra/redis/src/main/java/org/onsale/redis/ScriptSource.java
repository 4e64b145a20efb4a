package org.onsale.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the text of a script together: the file and what it includes, each included file once. */
final class ScriptSource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern INCLUDE = Pattern.compile("--@include\\s+(\\S+)\\s*");

    private final Class<?> owner;
    private final Set<String> included = new HashSet<>();

    private ScriptSource(Class<?> owner) {
        this.owner = owner;
    }

    static String read(Class<?> owner, String name) {
        StringBuilder text = new StringBuilder();
        new ScriptSource(owner).append(text, "/redis/" + checked(name) + ".lua");
        return text.toString();
    }

    private void append(StringBuilder text, String path) {
        for (String line : resource(path).lines().toList()) {
            Matcher include = INCLUDE.matcher(line);
            if (!include.matches()) {
                text.append(line).append('\n');
            } else if (included.add(checked(include.group(1)))) {
                append(text, "/redis/include/" + include.group(1) + ".lua");
            }
        }
    }

    private String resource(String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "No script " + path + " on the class path of " + owner.getName() + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Script " + path + " cannot be read.", e);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Not the name of a script: \"" + name + "\". Wanted are a-z, 0-9 and -, for example offer.");
        }
        return name;
    }
}
