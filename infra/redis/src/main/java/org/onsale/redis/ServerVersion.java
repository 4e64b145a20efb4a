package org.onsale.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of Redis that a server says it is; Valkey says 7.2.4. */
record ServerVersion(int major, int minor, int patch) {

    private static final Pattern LINE = Pattern.compile("(?m)^redis_version:(\\d+)\\.(\\d+)\\.(\\d+)");

    static ServerVersion ofInfo(String info) {
        Matcher line = LINE.matcher(info);
        if (!line.find()) {
            throw new IllegalArgumentException("The server does not tell its version: " + info);
        }
        return new ServerVersion(
                Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)));
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
