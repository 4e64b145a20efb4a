/** A running admission service, shops in front of it, and what stands between them. */
package org.onsale.shop.support;
