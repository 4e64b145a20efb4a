package org.onsale.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Lua script of the class path, ready to run on any supported server.
 *
 * <p>A line {@code --@include <name>} of the file is replaced by {@code /redis/include/<name>.lua}, each file once, at
 * its first mention. A line {@code -- flags: allow-oom} (or a comma list) in the comment at the top of the file names
 * the flags with which Redis 7 and later run the script. There every script is sent with a {@code #!lua} line, flags
 * or not: the server then refuses a script that may write before its first line when memory is full, rather than in
 * the middle. Redis 6.2 knows no such line and gets none.
 */
public final class RedisScript {

    private static final Pattern FLAGS = Pattern.compile("--\\s*flags:\\s*(.*?)\\s*");
    private static final Set<String> KNOWN_FLAGS =
            Set.of("allow-oom", "no-writes", "allow-stale", "no-cluster", "allow-cross-slot-keys");

    private final String name;
    private final Text plain;
    private final Text flagged;

    private RedisScript(String name, String source, List<String> flags) {
        this.name = name;
        this.plain = Text.of(source);
        this.flagged = Text.of(shebang(flags) + source);
    }

    /**
     * Reads {@code /redis/<name>.lua} by the class loader of the owner.
     *
     * @throws IllegalArgumentException if the script or one it includes is missing, or a flag is unknown
     */
    public static RedisScript load(Class<?> owner, String name) {
        String source = ScriptSource.read(owner, name);
        return new RedisScript(name, source, flagsOf(name, source));
    }

    private static List<String> flagsOf(String name, String source) {
        return source.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("--"))
                .map(FLAGS::matcher)
                .filter(Matcher::matches)
                .flatMap(line -> Arrays.stream(line.group(1).split("\\s*,\\s*")))
                .peek(flag -> requireKnown(name, flag))
                .toList();
    }

    private static void requireKnown(String name, String flag) {
        if (!KNOWN_FLAGS.contains(flag)) {
            throw new IllegalArgumentException("Script " + name + " has an unknown flag \"" + flag + "\"; known are "
                    + String.join(", ", KNOWN_FLAGS.stream().sorted().toList()) + ".");
        }
    }

    private static String shebang(List<String> flags) {
        return flags.isEmpty() ? "#!lua\n" : "#!lua flags=" + String.join(",", flags) + "\n";
    }

    public String name() {
        return name;
    }

    /** The whole text without a {@code #!lua} line, as Redis 6.2 gets it. */
    public String body() {
        return plain.body();
    }

    /** SHA-1 of {@link #body()}, 40 hexadecimal characters. */
    public String sha() {
        return plain.sha();
    }

    Text forServer(ServerVersion server) {
        return server.major() >= 7 ? flagged : plain;
    }

    /** Scripts of the same name and text are equal, however often they were loaded. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RedisScript script && name.equals(script.name) && flagged.equals(script.flagged);
    }

    @Override
    public int hashCode() {
        return flagged.sha().hashCode();
    }

    @Override
    public String toString() {
        return name + ".lua";
    }

    /** What is sent to a server, and the digest by which the server remembers it. */
    record Text(String body, String sha) {

        static Text of(String body) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(body.getBytes(StandardCharsets.UTF_8));
                return new Text(body, HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-1", e);
            }
        }
    }
}
