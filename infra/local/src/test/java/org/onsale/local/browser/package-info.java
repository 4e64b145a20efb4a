/** Driving a real browser through the pages. */
package org.onsale.local.browser;
