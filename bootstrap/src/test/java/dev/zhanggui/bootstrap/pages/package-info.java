/** The pages in a real browser. */
@NullMarked
package dev.zhanggui.bootstrap.pages;

import org.jspecify.annotations.NullMarked;
