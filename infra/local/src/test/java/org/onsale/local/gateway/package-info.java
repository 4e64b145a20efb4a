/** The gateway examples in front of a shop and the running services, on the real gateway where there is one. */
package org.onsale.local.gateway;
