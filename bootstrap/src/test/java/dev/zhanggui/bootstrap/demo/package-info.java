/** The demo company is what it promises to be. */
@NullMarked
package dev.zhanggui.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
