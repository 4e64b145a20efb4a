package org.onsale.local;

import org.onsale.redis.test.LowPorts;

/** Ports that nobody uses. */
public final class FreePorts {

    private FreePorts() {}

    public static int one() {
        return LowPorts.find();
    }

    /** One whose neighbour 1000 above is free as well. */
    static int withManagement() {
        return LowPorts.find(LocalSettings.MANAGEMENT_OFFSET);
    }
}
