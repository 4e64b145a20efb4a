package org.onsale.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The text of each script as one server gets it. */
final class ScriptTexts {

    private final ServerVersion server;
    private final UnaryOperator<String> rewrite;
    private final Map<RedisScript, RedisScript.Text> texts = new ConcurrentHashMap<>();

    private ScriptTexts(ServerVersion server, UnaryOperator<String> rewrite) {
        this.server = server;
        this.rewrite = rewrite;
    }

    static ScriptTexts of(ServerVersion server) {
        return new ScriptTexts(server, UnaryOperator.identity());
    }

    ScriptTexts rewritten(UnaryOperator<String> change) {
        return new ScriptTexts(server, change);
    }

    ServerVersion server() {
        return server;
    }

    RedisScript.Text of(RedisScript script) {
        return texts.computeIfAbsent(script, this::text);
    }

    private RedisScript.Text text(RedisScript script) {
        RedisScript.Text text = script.forServer(server);
        return RedisScript.Text.of(rewrite.apply(text.body()));
    }
}
